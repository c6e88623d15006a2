import { form } from '../form.ts'
import { agentOf, commentOf, together } from '../story.ts'
import { ticketEntries } from '../tickets.ts'
import { dayOf, timeOf } from '../times.ts'

const RELAYED = ['assigned', 'handed_over', 'escalated'] as const

/** 表 1.1 投诉记录表. */
export const complaint = form({
  id: 'complaint',
  title: { zh: '投诉记录表', en: 'Complaint record' },
  about: {
    zh: '表1.1：本月的投诉，每次一行。处理报告单编号即工单号。',
    en: 'Table 1.1: complaints filed in the month, a row each. A report is numbered by its ticket.',
  },
  clauses: ['s002-2-sup-form-1-1'],
  entries: ticketEntries('complaint'),
  ticket: ({ ticketId }) => ticketId,
  columns: [
    { id: 'number', title: { zh: 'NO', en: 'No.' }, digits: 0, cell: ({ number }) => number },
    { id: 'unit', title: { zh: '投诉单位', en: 'Organisation' }, cell: ({ story }) => story.said('company') },
    { id: 'matter', title: { zh: '投诉事项', en: 'Matter' }, cell: ({ story }) => commentOf(story.event) },
    {
      id: 'time',
      title: { zh: '投诉时间', en: 'Complained at' },
      cell: ({ story }, calendar) => timeOf(story.event, calendar),
    },
    {
      id: 'contact',
      title: { zh: '联系方式及联系人', en: 'Contact' },
      cell: ({ story }) => together(story.said('mobile', 'phone'), story.said('contact') ?? story.customerName),
    },
    {
      id: 'taken_by',
      title: { zh: '受理人', en: 'Taken by' },
      cell: ({ story }) => agentOf(story.event) ?? agentOf(story.opened),
    },
    {
      id: 'relayed_at',
      title: { zh: '转述时间', en: 'Passed on at' },
      cell: ({ story }, calendar) => timeOf(story.next(...RELAYED), calendar),
    },
    {
      id: 'relayed_by',
      title: { zh: '转述人姓名', en: 'Passed on by' },
      cell: ({ story }) => agentOf(story.next(...RELAYED)),
    },
    { id: 'report', title: { zh: '投诉处理报告单编号', en: 'Report no.' }, cell: ({ ticketId }) => ticketId },
  ],
})

/** 表 1.2 投诉处理报告单. */
export const complaintReport = form({
  id: 'complaint-report',
  title: { zh: '投诉处理报告单', en: 'Complaint report' },
  about: {
    zh: '表1.2：本月首次投诉的工单，每张一行。一式两联：人力公关部、事业部各存一联。',
    en: 'Table 1.2: tickets first complained about in the month, a row each. Two copies: one for human resources and public relations, one for the division.',
  },
  clauses: ['s002-2-sup-form-1-2'],
  entries: ticketEntries('complaint-report'),
  ticket: ({ ticketId }) => ticketId,
  columns: [
    { id: 'number', title: { zh: 'NO', en: 'No.' }, cell: ({ ticketId }) => ticketId },
    {
      id: 'customer',
      title: { zh: '客户名称', en: 'Customer' },
      cell: ({ story }) => story.said('company') ?? story.customerName,
    },
    { id: 'address', title: { zh: '客户地址', en: 'Address' }, cell: ({ story }) => story.said('address') },
    { id: 'phone', title: { zh: '联系电话', en: 'Telephone' }, cell: ({ story }) => story.said('mobile', 'phone') },
    {
      id: 'contact',
      title: { zh: '联系人', en: 'Contact' },
      cell: ({ story }) => story.said('contact') ?? story.customerName,
    },
    {
      id: 'begun',
      title: { zh: '处理时间', en: 'Taken up at' },
      cell: ({ story }, calendar) => timeOf(story.next(...RELAYED, 'replied', 'callback', 'resolved'), calendar),
    },
    { id: 'content', title: { zh: '投诉内容描述', en: 'Complaint' }, cell: ({ story }) => commentOf(story.event) },
    {
      id: 'recorded_by',
      title: { zh: '记录人', en: 'Recorded by' },
      cell: ({ story }) => agentOf(story.event) ?? agentOf(story.opened),
    },
    {
      id: 'recorded_day',
      title: { zh: '记录日期', en: 'Recorded on' },
      cell: ({ story }, calendar) => dayOf(story.event, calendar),
    },
    {
      id: 'method',
      title: { zh: '处理方法', en: 'What was done' },
      cell: ({ story }) => commentOf(story.next('replied')) ?? commentOf(story.next('resolved')),
    },
    {
      id: 'handled_by',
      title: { zh: '处理人', en: 'Handled by' },
      cell: ({ story }) => agentOf(story.next('replied')) ?? agentOf(story.next('resolved')),
    },
    {
      id: 'handled_at',
      title: { zh: '处理完成时间', en: 'Settled at' },
      cell: ({ story }, calendar) => timeOf(story.next('resolved'), calendar),
    },
    { id: 'head', title: { zh: '部门主管', en: 'Head of department' }, cell: ({ story }) => story.said('supervisor') },
    {
      id: 'cause',
      title: { zh: '处理结果：事故发生的原因', en: 'Result: cause' },
      cell: ({ story }) => story.said('cause'),
    },
    {
      id: 'penalty',
      title: { zh: '处理结果：对相关人员处罚意见', en: 'Result: proposed penalty' },
      cell: ({ story }) => story.said('penalty'),
    },
    {
      id: 'callback',
      title: { zh: '回访结果', en: 'Call-back' },
      cell: ({ story }, calendar) =>
        together(timeOf(story.next('callback'), calendar), commentOf(story.next('callback'))),
    },
  ],
})
