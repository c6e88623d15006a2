import type { CallTally } from '../../../store/types.ts'
import { counted } from '../counted.ts'
import { form } from '../form.ts'
import { ALL, categoryName } from '../words.ts'

const NO_TICKET = { zh: '无工单', en: 'No ticket' }
const NO_CATEGORY = { zh: '未分类', en: 'No category' }
const NO_QUEUE = { zh: '（未填写）', en: '(not given)' }

/** 800 电话信息统计报表. */
export const tally = form<CallTally>({
  id: 'tally',
  title: { zh: '电话信息统计报表', en: 'Tally of hotline calls' },
  about: {
    zh: '接听处理的呼入电话，按技能组和所涉工单的类别计数；先全月，后逐日。一通电话涉及几个类别，各计一次，合计只计一次。',
    en: 'Inbound calls that were dealt with, by queue and by the category of their tickets: the month, then its days. A call about several categories counts in each, and once in all.',
  },
  clauses: ['s002-2-call-tally'],
  entries: counted(async ({ queries, scope }, { month, department }) => {
    const { rows, departments } = await queries.callTally({ month, department }, scope)
    return { entries: rows, departments }
  }),
  columns: [
    { id: 'period', title: { zh: '月/日', en: 'Month or day' }, cell: ({ period }) => period },
    {
      id: 'queue',
      title: { zh: '技能组', en: 'Queue' },
      cell: ({ queue }) => (queue === null ? ALL : queue || NO_QUEUE),
    },
    {
      id: 'category',
      title: { zh: '类别', en: 'Category' },
      cell: ({ category, ticket }) =>
        category === null ? ALL : ticket ? (categoryName(category) ?? NO_CATEGORY) : NO_TICKET,
    },
    { id: 'calls', title: { zh: '电话次数', en: 'Calls' }, digits: 0, cell: ({ calls }) => calls },
  ],
})
