import { form } from '../form.ts'
import { agentOf, commentOf, receiverOf, together } from '../story.ts'
import { ticketEntries } from '../tickets.ts'
import { dayOf, timeOf } from '../times.ts'
import { categoryName } from '../words.ts'

/** 800 客户问题处理表. */
export const problem = form({
  id: 'problem',
  title: { zh: '客户问题处理表', en: 'Problem record' },
  about: {
    zh: '本月开立的工单，咨询和投诉除外。表单号：年月日、受理人工号、该人当日流水号。',
    en: 'Tickets opened in the month, other than consultations and complaints. The number is the date, the agent who took it, and a running number of that agent on that day.',
  },
  clauses: ['s002-2-form-problem-fields', 's002-2-form-legible-number'],
  entries: ticketEntries('problem'),
  ticket: ({ ticketId }) => ticketId,
  columns: [
    { id: 'category', title: { zh: '用户问题类别', en: 'Category' }, cell: ({ category }) => categoryName(category) },
    {
      id: 'number',
      title: { zh: '表单号', en: 'No.' },
      cell: ({ day, agentId, number }) =>
        [day.replaceAll('-', ''), agentId, String(number).padStart(3, '0')].filter(Boolean).join('-'),
    },
    { id: 'customer', title: { zh: '客户姓名', en: 'Customer' }, cell: ({ story }) => story.customerName },
    {
      id: 'phone',
      title: { zh: '联系电话', en: 'Telephone' },
      cell: ({ story }) => together(story.said('mobile', 'phone'), story.said('office_phone')),
    },
    { id: 'site', title: { zh: '客户所在网点', en: 'Site' }, cell: ({ story }) => story.said('site') },
    { id: 'address', title: { zh: '通讯地址', en: 'Address' }, cell: ({ story }) => story.said('address') },
    {
      id: 'event',
      title: { zh: '用户事件描述', en: 'What happened' },
      cell: ({ story }) => commentOf(story.event) ?? story.said('description'),
    },
    {
      id: 'consulted',
      title: { zh: '咨询工程师或其它人员', en: 'Engineer or other consulted' },
      cell: ({ story }) => receiverOf(story.next('assigned', 'handed_over', 'escalated')),
    },
    {
      id: 'consulted_day',
      title: { zh: '咨询日期', en: 'Consulted on' },
      cell: ({ story }, calendar) => dayOf(story.next('assigned', 'handed_over', 'escalated'), calendar),
    },
    {
      id: 'taken',
      title: { zh: '受理记录', en: 'Taken by' },
      cell: ({ story }, calendar) => together(agentOf(story.event), timeOf(story.event, calendar)),
    },
    {
      id: 'plan',
      title: { zh: '处理方案', en: 'Plan' },
      cell: ({ story }) => commentOf(story.next('replied')) ?? story.said('plan'),
    },
    {
      id: 'plan_by',
      title: { zh: '拟案人', en: 'Planned by' },
      cell: ({ story }) => agentOf(story.next('replied')) ?? story.said('plan_by'),
    },
    {
      id: 'plan_day',
      title: { zh: '拟案日期', en: 'Planned on' },
      cell: ({ story }, calendar) => dayOf(story.next('replied'), calendar),
    },
    {
      id: 'result',
      title: { zh: '处理结果', en: 'Result' },
      cell: ({ story }) => commentOf(story.last('resolved')) ?? story.said('result'),
    },
    {
      id: 'result_by',
      title: { zh: '处理人', en: 'Handled by' },
      cell: ({ story }) => agentOf(story.last('resolved')),
    },
    {
      id: 'result_day',
      title: { zh: '处理日期', en: 'Handled on' },
      cell: ({ story }, calendar) => dayOf(story.last('resolved'), calendar),
    },
    { id: 'reviewer', title: { zh: '审核人', en: 'Reviewed by' }, cell: ({ story }) => story.said('reviewer') },
    { id: 'reviewed', title: { zh: '审核日期', en: 'Reviewed on' }, cell: ({ story }) => story.said('reviewed_on') },
  ],
})
