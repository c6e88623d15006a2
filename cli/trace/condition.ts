import type { Call } from '../../contract/index.ts'
import type { ConditionTrace } from '../../scoring/explain/condition.ts'
import type { NearestTrace } from '../../scoring/explain/nearest.ts'
import { columns, pad, shorten, WIDTH, wrap } from '../layout.ts'
import { flow, hitLines, line, marked, measure, REASONS, SPEAKERS, seconds, TRUTH } from './words.ts'

/** Columns that hold what a condition came to. */
const TRUTH_WIDTH = 14

/** Something asked, what it came to, and how it reads. */
export function row(indent: string, name: string, width: number, truth: string, text: string): string {
  const head = `${indent}${pad(name, width)}  ${pad(TRUTH[truth] ?? truth, TRUTH_WIDTH)}`
  const inner = ' '.repeat(columns(head))
  return head + wrap(text, WIDTH - inner.length).join(`\n${inner}`)
}

/** A condition: what it asks and what it came to, where it looked, and what it found there. */
export function conditionLines(trace: ConditionTrace, call: Call, indent: string, width: number): string[] {
  const { name, truth, detector, spec, every_turn } = trace
  const asked = flow({ [detector]: spec, ...(every_turn ? { every_turn } : {}) })
  const room = WIDTH - indent.length - width - 2 - TRUTH_WIDTH
  const inner = `${indent}    `
  const found = [...searched(trace), ...foundLines(trace, call), ...doubtLines(trace, call, WIDTH - inner.length)]
  return [row(indent, name, width, truth, shorten(asked, room)), ...found.map((text) => inner + text)]
}

function searched({ window, speaker }: ConditionTrace): string[] {
  if (window === null) return []
  const { where, segments, start_ms, end_ms } = window
  const range = where === null ? '整通 whole call' : flow(where)
  const time = start_ms === null ? '' : `  ${seconds(start_ms, end_ms)}`
  if (speaker === null) return [`找过 searched: ${range}${where === null ? '' : time}`]
  return [`找过 searched: ${SPEAKERS[speaker]}  ${range}${time}  ${turns(segments)}`]
}

function turns(segments: readonly number[]): string {
  if (segments.length === 0) return '窗内无话 no turn in it'
  if (segments.length <= 3) return segments.map((one) => `#${one}`).join(' ')
  return `#${Math.min(...segments)}–#${Math.max(...segments)} ${segments.length} 句 turns`
}

function foundLines(trace: ConditionTrace, call: Call): string[] {
  const { truth, reason, hits, lacking, nearest, elsewhere, measured, window } = trace
  if (truth === 'yes') {
    return hits.length > 0 ? hitLines(call, hits) : ['成立，没有可指的地方 it holds, with no place to show']
  }
  if (lacking.length > 0) return [`这些句里没有 missing in: ${listed(lacking)}`]
  const empty = window !== null && window.segments.length === 0
  return [
    ...(truth === 'no' && reason === null && !empty ? notFoundLines(trace) : []),
    ...measured.map((one) => `量得 measured: ${measure({ ...one, limit: undefined })}`),
    ...nearest.map((one) => nearestLine(one, trace, call)),
    ...hitLines(call, elsewhere, 2).map((text) => `窗外有 outside the window: ${text.trim()}`),
  ]
}

/** Detectors that measure say what they measured; those of words, that there was nothing. */
function notFoundLines({ measured, detector, spec, nearest }: ConditionTrace): string[] {
  if (measured.length > 0) return []
  if (detector === 'situation') return ['情形不成立 the situation does not hold']
  if (!WORDS.has(detector)) return ['没有可量的 there was nothing to measure']
  if (isNone(spec)) return ['听到了不该有的 heard what should not be there']
  if (nearest.length > 1 && nearest.every(isSame)) {
    return ['都听到了，但次序、间隔或范围不符 all heard, but not in this order, this near or in this scope']
  }
  return nearest.some(isSame) ? [] : ['没有听到 not heard']
}

const WORDS = new Set(['phrases', 'homophones', 'similar', 'regex', 'names'])

const isNone = (spec: unknown): boolean => typeof spec === 'object' && spec !== null && 'none' in spec

const isSame = ({ at }: NearestTrace): boolean => at !== null && at.similarity === 1

function nearestLine(nearest: NearestTrace, { spec, nearest: all }: ConditionTrace, call: Call): string {
  const { wanted, at } = nearest
  const like = shorten(wanted, 30)
  if (at === null) return `没有相近的 nothing like it: ${like}`
  if (!isSame(nearest)) return `最接近 nearest: ${marked(call, at)}  ${at.similarity} ≈ ${like}`
  if (isNone(spec) || all.length > 1) return `听到 heard: ${marked(call, at)}`
  return `字面相同，但例外、范围或识别不清使它不算 the same words, but an exception, the scope or doubt rules them out: ${marked(call, at)}`
}

function doubtLines({ reason, truth, unsure, fields }: ConditionTrace, call: Call, width: number): string[] {
  if (reason === null) return []
  const doubt = truth === 'no' ? '没有听到，但存疑 not heard, yet in doubt' : '无从判断 nobody can tell'
  const lacks = fields.length > 0 ? `: ${fields.join(', ')}` : ''
  const rest = unsure.length - 3
  return [
    `${doubt}: ${REASONS[reason] ?? reason}${lacks}`,
    ...unsure.slice(0, 3).map((segment) => `  ${line(call, segment, width - 2)}`),
    ...(rest > 0 ? [`  … 另有 ${rest} 句 ${rest} more`] : []),
  ]
}

const listed = (segments: readonly number[]): string =>
  segments
    .slice(0, 8)
    .map((one) => `#${one}`)
    .join(' ') + (segments.length > 8 ? ` … ${segments.length} 句 turns` : '')
