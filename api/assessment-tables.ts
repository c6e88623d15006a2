import type { AssessmentReport, Bilingual, Cell, KpiName, KpiReport, MeasureName, PartName } from '../contract/index.ts'
import { KPIS, PARTS } from '../contract/index.ts'
import { both, column, type Table } from './export.ts'

const PART_TITLES: Record<PartName, Bilingual> = {
  qa: both('质检', 'Quality'),
  limits: both('时限', 'Limits'),
  ratings: both('评价', 'Ratings'),
  complaints: both('投诉', 'Complaints'),
  inspections: both('检查', 'Inspections'),
}

const MEASURE_TITLES: Record<MeasureName, Bilingual> = {
  praise: both('表扬奖励', 'Praise'),
  talk: both('约谈', 'Talk'),
  training: both('培训', 'Training'),
  criticism: both('批评教育', 'Criticism'),
  verbal_warning: both('口头警告', 'Verbal warning'),
  written_warning: both('书面警告', 'Written warning'),
  termination: both('建议终止', 'Termination proposed'),
}

const WHY: Record<string, Bilingual> = {
  no_scheme: both('没有适用的方案', 'No scheme'),
  too_few_calls: both('评分通话不足', 'Too few scored calls'),
  no_parts: both('没有可计算的数据', 'Nothing to reckon with'),
}

const KPI_TITLES: Record<KpiName, Bilingual> = {
  satisfaction: both('满意率', 'Satisfaction'),
  complaint_handling: both('投诉处理率', 'Complaints handled'),
  timely_repair: both('维修及时率', 'Timely repair'),
  rework: both('返修率', 'Rework'),
  callback: both('回访率', 'Call-back'),
  response: both('响应率', 'Response'),
  equipment: both('设备完好率', 'Equipment in order'),
  fee_collection: both('收费率', 'Fee collection'),
  major_accidents: both('重大安全事故', 'Major accidents'),
}

/** A month's assessment for a spreadsheet, a row an agent; parts that no agent has are left out. */
export function assessmentTable({ month, agents }: AssessmentReport): Table {
  const parts = PARTS.filter((name) => agents.some((row) => row.parts.some(({ part }) => part === name)))
  return {
    id: 'assessment',
    title: both('月度考核', 'Monthly assessment'),
    period: month,
    columns: [
      column('工号', 'Id'),
      column('姓名', 'Name'),
      column('班组', 'Team'),
      column('评分通话', 'Scored calls', 0),
      column('总分', 'Total', 1),
      column('等级', 'Grade'),
      column('建议系数', 'Proposed factor', 2),
      column('班组排名', 'Rank in team', 0),
      ...parts.map((name) => ({ title: PART_TITLES[name], digits: 2 })),
      column('建议', 'Proposal'),
      column('没有总分的原因', 'Why there is no total'),
      column('方案', 'Scheme'),
    ],
    rows: [
      agents.map((row): Cell[] => [
        row.agent.id,
        row.agent.name,
        row.agent.team,
        row.scored,
        row.total,
        row.grade?.title ?? null,
        row.factor,
        row.rank?.place ?? null,
        ...parts.map((name) => row.parts.find(({ part }) => part === name)?.points ?? null),
        listed(row.measures.map(({ measure }) => MEASURE_TITLES[measure])),
        row.why === null ? null : (WHY[row.why] ?? row.why),
        row.scheme ? `${row.scheme.id} ${row.scheme.version} ${row.scheme.hash}` : null,
      ]),
    ],
  }
}

const listed = (titles: readonly Bilingual[]): Bilingual | null =>
  titles.length === 0 ? null : both(titles.map(({ zh }) => zh).join('、'), titles.map(({ en }) => en).join(', '))

/** The rates of teams, a row a team and rate; null where nobody measured it. */
export function kpiTable({ month, teams }: KpiReport): Table {
  const rows = teams.flatMap(({ team, kpis }) =>
    KPIS.flatMap((name) => kpis.filter(({ kpi }) => kpi === name)).map((one): Cell[] => [
      team ?? both('全部', 'All'),
      KPI_TITLES[one.kpi],
      one.numerator,
      one.denominator,
      one.value,
      `${one.bound === 'at_least' ? '≥' : '≤'} ${one.target}${one.unit === 'percent' ? '%' : ''}`,
      one.met === null ? null : one.met ? both('达到', 'reached') : both('没有达到', 'missed'),
      one.limits.join(', ') || null,
      one.by_hand && one.measured ? both('人工录入', 'entered by hand') : null,
    ]),
  )
  return {
    id: 'kpis',
    title: both('班组指标', 'Rates of teams'),
    period: month,
    columns: [
      column('班组', 'Team'),
      column('指标', 'Rate'),
      column('分子', 'Numerator', 0),
      column('分母', 'Denominator', 0),
      column('百分比或次数', 'Percent, or how many', 2),
      column('目标', 'Target'),
      column('结果', 'Result'),
      column('所依时限', 'Limits counted'),
      column('来源', 'Source'),
    ],
    rows: [rows],
  }
}
