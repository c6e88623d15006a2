import type { TicketEvent } from '../../../contract/index.ts'
import { form } from '../form.ts'
import { agentOf, commentOf, type Story, together } from '../story.ts'
import { ticketEntries } from '../tickets.ts'
import { dayOf } from '../times.ts'

/** 客户回访记录表. */
export const callback = form({
  id: 'callback',
  title: { zh: '客户回访记录表', en: 'Call-back record' },
  about: {
    zh: '本月的回访，每次一行；客户随后的评价记在同一行。',
    en: 'Call-backs of the month, a row each, with the rating the customer gave after it.',
  },
  clauses: ['s002-2-form-callback-fields'],
  entries: ticketEntries('callback'),
  ticket: ({ ticketId }) => ticketId,
  columns: [
    { id: 'ticket', title: { zh: '对应号', en: 'Ref. no.' }, cell: ({ ticketId }) => ticketId },
    { id: 'site', title: { zh: '网点名称', en: 'Site' }, cell: ({ story }) => story.said('site') },
    { id: 'taken_by', title: { zh: '受理人', en: 'Taken by' }, cell: ({ story }) => agentOf(story.opened) },
    {
      id: 'contact',
      title: { zh: '电话及姓名', en: 'Telephone and name' },
      cell: ({ story }) => together(story.said('mobile', 'phone'), story.customerName),
    },
    {
      id: 'result',
      title: { zh: '回访结果及对工程的评价', en: 'Result, and rating of the work' },
      cell: ({ story }) => together(commentOf(story.event), ...ratingAfter(story)),
    },
    {
      id: 'repaired_by',
      title: { zh: '维修人', en: 'Repaired by' },
      cell: ({ story }) => agentOf(story.before('resolved')) ?? story.said('repairer'),
    },
    { id: 'fault_grade', title: { zh: '故障等级', en: 'Fault grade' }, cell: ({ story }) => story.said('fault_grade') },
    { id: 'remarks', title: { zh: '备注', en: 'Remarks' }, cell: ({ story }) => story.said('remarks') },
    { id: 'called_by', title: { zh: '回访人', en: 'Called by' }, cell: ({ story }) => agentOf(story.event) },
    {
      id: 'day',
      title: { zh: '回访日期', en: 'Called on' },
      cell: ({ story }, calendar) => dayOf(story.event, calendar),
    },
    { id: 'manager', title: { zh: '技术经理', en: 'Technical manager' }, cell: ({ story }) => story.said('manager') },
  ],
})

/** What the customer gave between this call-back and the next. */
function ratingAfter(story: Story): (string | null)[] {
  const rated = story.next('rated', 'callback')
  return rated?.type === 'rated' ? [...ratingsOf(rated), commentOf(rated)] : []
}

const ratingsOf = ({ rating, ratings }: TicketEvent): string[] => [
  ...(typeof rating === 'number' ? [String(rating)] : []),
  ...(ratings ?? []).map(({ dimension, value }) => `${dimension} ${value}`),
]
