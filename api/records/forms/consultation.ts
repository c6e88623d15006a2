import { form } from '../form.ts'
import { agentOf, commentOf } from '../story.ts'
import { ticketEntries } from '../tickets.ts'
import { timeOf } from '../times.ts'

/** 客户咨询记录表. */
export const consultation = form({
  id: 'consultation',
  title: { zh: '客户咨询记录表', en: 'Consultation record' },
  about: {
    zh: '本月开立的咨询工单：谁、哪里人、问什么、为什么问，以及给出的答复。',
    en: 'Consultations opened in the month: who asked, from where, what and why, and what was answered.',
  },
  clauses: ['s002-2-consult-log', 's003-8-record-caller'],
  entries: ticketEntries('consultation'),
  ticket: ({ ticketId }) => ticketId,
  columns: [
    { id: 'number', title: { zh: '序号', en: 'No.' }, digits: 0, cell: ({ number }) => number },
    { id: 'time', title: { zh: '时间', en: 'Time' }, cell: ({ story }, calendar) => timeOf(story.event, calendar) },
    { id: 'customer', title: { zh: '咨询者姓名', en: 'Name' }, cell: ({ story }) => story.customerName },
    {
      id: 'place',
      title: { zh: '哪个地方的人', en: 'From where' },
      cell: ({ story }) => story.said('place', 'address'),
    },
    {
      id: 'content',
      title: { zh: '咨询内容', en: 'What was asked' },
      cell: ({ story }) => commentOf(story.event) ?? story.said('description'),
    },
    { id: 'reason', title: { zh: '为什么咨询', en: 'Why' }, cell: ({ story }) => story.said('reason') },
    {
      id: 'solution',
      title: { zh: '解决方案', en: 'What was answered' },
      cell: ({ story }) => commentOf(story.next('replied', 'resolved')) ?? story.said('plan'),
    },
    { id: 'phone', title: { zh: '联系电话', en: 'Telephone' }, cell: ({ story }) => story.said('mobile', 'phone') },
    { id: 'agent', title: { zh: '受理人', en: 'Taken by' }, cell: ({ story }) => agentOf(story.event) },
    { id: 'ticket', title: { zh: '工单号', en: 'Ticket' }, cell: ({ ticketId }) => ticketId },
  ],
})
