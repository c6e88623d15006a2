import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { expect, test } from 'vitest'
import { band, distribution } from '../../dashboards/src/charts/distribution.ts'
import { bandName, given } from '../../dashboards/src/charts/given.ts'
import type { ChartOption } from '../../dashboards/src/charts/parts.ts'
import { trend } from '../../dashboards/src/charts/trend.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer])

function drawn(option: ChartOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 300 })
  chart.setOption({ ...option, animation: false })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

const words = {
  description: '每日平均分',
  average: '平均分',
  calls: '通话',
  reference: '本月平均',
  day: (day: string) => day.slice(5),
}
const day = (date: string, average: number | null, calls: number) => ({
  day: date,
  average,
  calls,
  scored: calls,
  critical: 0,
})

test('a band says its bounds, and the last one takes 100 too', () => {
  expect(band({ from: 60, to: 70 })).toBe('60–69')
  expect(band({ from: 90, to: 100 })).toBe('90–100')
})

test('distribution: a bar for every band, its number over it, none over an empty one', () => {
  const bins = [
    { from: 80, to: 90, calls: 0 },
    { from: 90, to: 100, calls: 1234 },
  ]
  const option = distribution(bins, { description: '分数分布', calls: (count) => `${count} 通` })
  expect((option.series as { data: number[] }[])[0]?.data).toEqual([0, 1234])
  const svg = drawn(option)
  expect(svg).toContain('80–89')
  expect(svg).toContain('90–100')
  expect(svg).toContain('1234')
})

test('trend: a day without scores is a gap, the axis begins below the lowest, the dashed line is named', () => {
  const option = trend([day('2026-05-01', 88.5, 3), day('2026-05-02', null, 0), day('2026-05-03', 96, 5)], 93, words)
  const [bars, line] = option.series as { data: (number | null)[]; connectNulls?: boolean }[]
  expect(bars?.data).toEqual([3, 0, 5])
  expect(line).toMatchObject({ data: [88.5, null, 96], connectNulls: false })
  expect((option.yAxis as { min: number }[])[0]?.min).toBe(70)
  const svg = drawn(option)
  expect(svg).toContain('05-03')
  expect(svg).toContain('本月平均 93')
})

test('trend: nothing scored draws no dashed line and begins at zero', () => {
  const option = trend([day('2026-05-01', null, 0)], null, words)
  expect((option.yAxis as { min: number }[])[0]?.min).toBe(0)
  expect(drawn(option)).not.toContain('本月平均')
})

test('given: a bar for every value, those that satisfy in another colour; a band says both ends', () => {
  const value = (n: number) => String(n)
  expect(bandName({ from: -50, to: -25, ratings: 1 }, value)).toBe('-50–-25')
  const bands = [
    { from: 3, to: 3, ratings: 7 },
    { from: 4, to: 4, ratings: 0 },
  ]
  const option = given(bands, 4, { description: '各档评价数', ratings: (count) => `${count} 条`, value })
  const [bars] = option.series as { data: { value: number; itemStyle: { color: string } }[] }[]
  expect(bars?.data.map((bar) => bar.value)).toEqual([7, 0])
  expect(bars?.data[0]?.itemStyle.color).not.toBe(bars?.data[1]?.itemStyle.color)
  expect(drawn(option)).toContain('>7<')
})
