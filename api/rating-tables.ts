import type { Bilingual, Cell, GivenRating, RatingReport, RatingSums } from '../contract/index.ts'
import { both, column, type Table } from './export.ts'

const WHY: Record<GivenRating['why'], Bilingual | null> = {
  '': null,
  outside_scale: both('超出量程', 'Outside its scale'),
  no_scale: both('没有对应的量表', 'No scale for it'),
}

type Titles = Pick<RatingReport, 'scales'>

const scaleOf = ({ scales }: Titles, id: string | null): Cell =>
  scales.find((scale) => scale.id === id)?.title ?? id ?? null

const dimensionOf = ({ scales }: Titles, id: string): Cell =>
  scales.flatMap(({ dimensions }) => dimensions).find((one) => one.id === id)?.title ??
  (id || both('总评', 'One number for all'))

/** The month in figures: all, each team, each agent; of each all of it, then its dimensions. */
export function ratingTable(report: RatingReport): Table {
  const rows = (who: Cell[], { dimensions, ...all }: RatingSums): Cell[][] => [
    [...who, null, both('全部', 'All'), all.ratings, all.satisfied, all.satisfaction, null, all.points, all.flagged],
    ...dimensions.map((one): Cell[] => [
      ...who,
      scaleOf(report, one.scale),
      dimensionOf(report, one.dimension),
      one.ratings,
      one.satisfied,
      one.satisfaction,
      one.mean,
      one.points,
      null,
    ]),
  ]
  return {
    id: 'ratings',
    title: both('客户评价', 'Customer ratings'),
    period: report.month,
    columns: [
      column('班组', 'Team'),
      column('工号', 'Id'),
      column('姓名', 'Name'),
      column('量表', 'Scale'),
      column('维度', 'Dimension'),
      column('评价数', 'Ratings', 0),
      column('满意数', 'Satisfied', 0),
      column('满意率%', 'Satisfaction %', 2),
      column('平均（原值）', 'Mean as given', 2),
      column('得分', 'Points', 2),
      column('有疑问、不计', 'Flagged, not counted', 0),
    ],
    rows: [
      [
        ...rows([both('全部', 'All'), null, null], report.all),
        ...report.teams.flatMap(({ team, ...sums }) => rows([team, null, null], sums)),
        ...report.agents.flatMap(({ agent, ...sums }) => rows([agent.team, agent.id || null, agent.name], sums)),
      ],
    ],
  }
}

/** The ratings themselves, a row each. */
export function givenTable(month: string, titles: Titles, pages: AsyncIterable<GivenRating[]>): Table {
  return {
    id: 'ratings-given',
    title: both('客户评价明细', 'Ratings as given'),
    period: month,
    columns: [
      column('时间', 'Time'),
      column('工单', 'Ticket'),
      column('通话', 'Calls'),
      column('工号', 'Agent'),
      column('姓名', 'Name'),
      column('班组', 'Team'),
      column('部门', 'Department'),
      column('客户', 'Customer'),
      column('量表', 'Scale'),
      column('维度', 'Dimension'),
      column('评价', 'Rating', 2),
      column('得分', 'Points', 2),
      column('不计的原因', 'Why it does not count'),
      column('意见', 'Comment'),
    ],
    rows: (async function* () {
      for await (const items of pages) yield items.map((one) => givenRow(titles, one))
    })(),
  }
}

const givenRow = (titles: Titles, one: GivenRating): Cell[] => [
  one.at,
  one.ticket_id,
  one.call_ids.join(' ') || null,
  one.agent.id || null,
  one.agent.name || null,
  one.agent.team || null,
  one.department,
  one.customer,
  scaleOf(titles, one.scale),
  dimensionOf(titles, one.dimension),
  one.value,
  one.points,
  WHY[one.why],
  one.comment || null,
]
