import type { DayRow } from '../api/types.ts'
import { colours } from '../theme/colours.ts'
import { type ChartOption, categoryAxis, frame, tooltip, valueAxis } from './parts.ts'

/** What is drawn of a day, or of a month. */
export type TrendRow = Pick<DayRow, 'day' | 'average' | 'calls'>

export interface TrendWords {
  description: string
  average: string
  calls: string
  /** Name of the dashed line. */
  reference: string
  day: (day: string) => string
}

/**
 * The average of each day over how many calls it had. A day without scores leaves a gap rather than a zero.
 * @param reference where the dashed line runs: the month's or the team's average; null draws none.
 */
export function trend(days: TrendRow[], reference: number | null, words: TrendWords): ChartOption {
  return {
    ...frame(words.description),
    tooltip: {
      ...tooltip('axis'),
      formatter: (items) => {
        const first = Array.isArray(items) ? items[0] : items
        const row = first === undefined ? undefined : days[first.dataIndex]
        if (row === undefined) return ''
        return `${words.day(row.day)}\n${words.average}  ${row.average ?? '–'}\n${words.calls}  ${row.calls}`
      },
    },
    xAxis: categoryAxis(days.map((row) => words.day(row.day))),
    yAxis: [
      { ...valueAxis(), min: floor(days, reference), max: 100 },
      { type: 'value', show: false, max: ({ max }: { max: number }) => max * 3 },
    ],
    series: [
      {
        name: words.calls,
        type: 'bar',
        yAxisIndex: 1,
        data: days.map((row) => row.calls),
        itemStyle: { color: colours.neutralSoft },
        barWidth: '60%',
      },
      {
        name: words.average,
        type: 'line',
        data: days.map((row) => row.average),
        connectNulls: false,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { color: colours.accent, width: 2 },
        itemStyle: { color: colours.accent },
        ...(reference === null ? {} : { markLine: dashed(reference, words.reference) }),
      },
    ],
  }
}

const dashed = (value: number, name: string) => ({
  symbol: 'none',
  silent: true,
  lineStyle: { color: colours.neutral, type: 'dashed' as const },
  label: { position: 'insideStartTop' as const, formatter: `${name} ${value}`, color: colours.muted },
  data: [{ yAxis: value }],
})

/** The axis begins at a ten below the lowest value, so that small differences can be seen. */
function floor(days: TrendRow[], reference: number | null): number {
  const values = [...days.map((row) => row.average), reference].filter((value) => value !== null)
  return values.length === 0 ? 0 : Math.max(0, Math.floor(Math.min(...values) / 10) * 10 - 10)
}
