import type { RatingReport } from '../api/types.ts'
import { colours } from '../theme/colours.ts'
import { type ChartOption, categoryAxis, frame, tooltip, valueAxis } from './parts.ts'

export type Band = RatingReport['distributions'][number]['bands'][number]

export interface GivenWords {
  description: string
  /** `12 ratings` for the tooltip. */
  ratings: (count: number) => string
  value: (value: number) => string
}

/** `4`, or `0–10` of a band. */
export const bandName = ({ from, to }: Band, value: GivenWords['value']): string =>
  from === to ? value(from) : `${value(from)}–${value(to)}`

/** How often each value was given; those of satisfied customers in another colour. */
export function given(bands: Band[], satisfiedFrom: number, words: GivenWords): ChartOption {
  const names = bands.map((band) => bandName(band, words.value))
  return {
    ...frame(words.description),
    tooltip: {
      ...tooltip('item'),
      formatter: (item) => {
        const at = Array.isArray(item) ? 0 : item.dataIndex
        const band = bands[at]
        return band === undefined ? '' : `${names[at]}  ${words.ratings(band.ratings)}`
      },
    },
    xAxis: { ...categoryAxis(names), axisLabel: { color: colours.muted, interval: 0, fontSize: 11 } },
    yAxis: valueAxis(),
    series: [
      {
        type: 'bar',
        data: bands.map(({ from, ratings }) => ({
          value: ratings,
          itemStyle: { color: from >= satisfiedFrom ? colours.fillGood : colours.fillBad, borderRadius: [3, 3, 0, 0] },
        })),
        barWidth: '60%',
        label: {
          show: true,
          position: 'top',
          color: colours.muted,
          formatter: ({ value }) => (value === 0 ? '' : String(value)),
        },
      },
    ],
  }
}
