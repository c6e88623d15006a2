import type { Bin } from '../api/types.ts'
import { colours } from '../theme/colours.ts'
import { type ChartOption, categoryAxis, frame, tooltip, valueAxis } from './parts.ts'

export interface DistributionWords {
  description: string
  /** `12 calls` for the tooltip and the number over a bar. */
  calls: (count: number) => string
}

/** `60–69`, and `90–100` for the last band, which takes 100 too. */
export const band = ({ from, to }: Pick<Bin, 'from' | 'to'>): string => `${from}–${to === 100 ? 100 : to - 1}`

/** How many calls scored in each band of ten points. */
export function distribution(bins: Bin[], words: DistributionWords): ChartOption {
  return {
    ...frame(words.description),
    tooltip: {
      ...tooltip('item'),
      formatter: (item) => {
        const bin = bins[Array.isArray(item) ? 0 : item.dataIndex]
        return bin === undefined ? '' : `${band(bin)}  ${words.calls(bin.calls)}`
      },
    },
    xAxis: { ...categoryAxis(bins.map(band)), axisLabel: { color: colours.muted, interval: 0, fontSize: 11 } },
    yAxis: valueAxis(),
    series: [
      {
        type: 'bar',
        data: bins.map((bin) => bin.calls),
        barWidth: '72%',
        itemStyle: { color: colours.fillAccent, borderRadius: [3, 3, 0, 0] },
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
