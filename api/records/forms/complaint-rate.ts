import type { ComplaintRate, ComplaintRateReport } from '../../../contract/index.ts'
import type { Table } from '../../export.ts'
import { counted } from '../counted.ts'
import { form } from '../form.ts'
import { ALL } from '../words.ts'

/** 表 1.3 月/季度客户投诉率统计表. */
const columns = [
  { id: 'period', title: { zh: '月/季度', en: 'Month or quarter' }, cell: (row: ComplaintRate) => row.period },
  {
    id: 'department',
    title: { zh: '部门名称', en: 'Department' },
    cell: (row: ComplaintRate) => (row.department === 'all' ? ALL : row.department),
  },
  {
    id: 'complaints',
    title: { zh: '投诉次数', en: 'Complaints' },
    digits: 0,
    cell: (row: ComplaintRate) => row.complaints,
  },
  {
    id: 'repairs',
    title: { zh: '维修次数', en: 'Repairs' },
    digits: 0,
    cell: (row: ComplaintRate) => row.repairs,
  },
  {
    id: 'rate',
    title: { zh: '投诉率（%）', en: 'Complaint rate (%)' },
    digits: 2,
    cell: (row: ComplaintRate) => row.rate_percent,
  },
]

export const complaintRate = form<ComplaintRate>({
  id: 'complaint-rate',
  title: { zh: '客户投诉率统计表', en: 'Complaint-rate table' },
  about: {
    zh: '表1.3：投诉次数 ÷ 维修次数。按工单计，一张工单一个月只计一次；季度末月附全季度。没有维修的不计算投诉率。',
    en: 'Table 1.3: complaints ÷ repairs, by tickets, each once a month; in the last month of a quarter the quarter follows. Without repairs there is no rate.',
  },
  clauses: ['s002-2-sup-form-1-3'],
  entries: counted(async ({ queries, scope }, { month, department }) => {
    const { rows } = await queries.complaintRate({ from: quarterBegin(month), to: monthEnd(month) }, scope)
    const own = rows.filter(({ period }) => period === month || period.includes('Q'))
    return {
      entries: own.filter((row) => department === undefined || row.department === department),
      departments: [...new Set(own.map((row) => row.department))].filter((name) => name !== 'all'),
    }
  }),
  columns,
})

export const complaintRateTable = ({ from, to, rows }: ComplaintRateReport): Table => ({
  id: complaintRate.shown.id,
  title: complaintRate.shown.title,
  period: `${from}_${dayBefore(to)}`,
  columns,
  rows: [rows.map((row) => columns.map(({ cell }) => cell(row)))],
})

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)

const parts = (month: string): [year: number, month: number] => [Number(month.slice(0, 4)), Number(month.slice(5)) - 1]

function quarterBegin(name: string): string {
  const [year, month] = parts(name)
  return day(year, month - (month % 3), 1)
}

function monthEnd(name: string): string {
  const [year, month] = parts(name)
  return day(year, month + 1, 1)
}

const dayBefore = (name: string): string =>
  day(Number(name.slice(0, 4)), Number(name.slice(5, 7)) - 1, Number(name.slice(8)) - 1)
