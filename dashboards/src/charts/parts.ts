import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type {
  AriaComponentOption,
  GridComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { colours } from '../theme/colours.ts'

export type ChartOption = ComposeOption<
  | AriaComponentOption
  | BarSeriesOption
  | GridComponentOption
  | LineSeriesOption
  | MarkLineComponentOption
  | TooltipComponentOption
>

export const FONT =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif'

/** What all charts share; `description` is what a screen reader says instead of the drawing. */
export const frame = (description: string): ChartOption => ({
  animationDuration: 300,
  aria: { enabled: true, label: { description } },
  textStyle: { fontFamily: FONT, color: colours.muted, fontSize: 12 },
  grid: { left: 8, right: 12, top: 16, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
})

export const categoryAxis = (data: string[]) => ({
  type: 'category' as const,
  data,
  axisLine: { lineStyle: { color: colours.line } },
  axisTick: { show: false },
  axisLabel: { color: colours.muted, hideOverlap: true },
})

export const valueAxis = () => ({
  type: 'value' as const,
  splitNumber: 4,
  minInterval: 1,
  axisLabel: { color: colours.muted },
  splitLine: { lineStyle: { color: colours.line } },
})

/** Drawn on the canvas rather than as HTML, which a strict content policy would refuse to style. */
export const tooltip = (trigger: 'axis' | 'item') => ({
  trigger,
  renderMode: 'richText' as const,
  confine: true,
  backgroundColor: colours.ink,
  borderWidth: 0,
  padding: [8, 10] as [number, number],
  textStyle: { color: colours.surface, fontSize: 12, fontFamily: FONT },
})
