import type { Call } from '../../contract/index.ts'
import type { ConditionTrace, SituationTrace } from '../../scoring/explain/condition.ts'
import type { NearestTrace } from '../../scoring/explain/nearest.ts'
import type { Uncounted, Why } from '../../scoring/explain/uncounted.ts'
import { columns, shorten, WIDTH } from '../layout.ts'
import { partLines } from './part.ts'
import { row, TRUTH_WIDTH } from './row.ts'
import { flow, hitLines, line, marked, measure, REASONS, SPEAKERS, seconds, turns } from './words.ts'

/** Ids of the situations shown already: what they come to is the same wherever they are asked for. */
export type Seen = Set<string>

/** A situation, and below it what it is made of; the first time it is asked for. */
export function situationLines(trace: SituationTrace, call: Call, indent: string, seen: Seen): string[] {
  const { id, version, title, conditions, holds } = trace
  const inner = `${indent}    `
  const width = Math.max(columns('holds'), ...conditions.map(({ name }) => columns(name)))
  const head = `${indent}情形 situation ${id}@${version}  ${title.zh} ${title.en}`
  if (seen.has(id)) return [`${head}  见上 shown above`]
  seen.add(id)
  return [
    head,
    ...conditions.flatMap((condition) => conditionLines(condition, call, inner, width, seen)),
    ...partLines('holds', holds, inner, width),
  ]
}

/** A condition: what it asks and what it came to, where it looked, and what it found there. */
export function conditionLines(trace: ConditionTrace, call: Call, indent: string, width: number, seen: Seen): string[] {
  const { name, title, truth, detector, spec, every_turn, needs } = trace
  const asked = flow({ [detector]: spec, ...(every_turn ? { every_turn } : {}), ...(needs ? { needs } : {}) })
  const room = WIDTH - indent.length - width - 2 - TRUTH_WIDTH
  const inner = `${indent}    `
  const found = [...searched(trace), ...foundLines(trace, call), ...doubtLines(trace, call, WIDTH - inner.length)]
  return [
    row(indent, name, width, truth, shorten(title ? `${title.zh} ${title.en}` : asked, room)),
    ...(title ? [`${inner}${shorten(asked, WIDTH - inner.length)}`] : []),
    ...found.map((text) => inner + text),
    ...(trace.situation ? situationLines(trace.situation, call, inner, seen) : []),
  ]
}

function searched({ window, speaker }: ConditionTrace): string[] {
  if (window === null) return []
  const { where, segments, start_ms, end_ms } = window
  const range = where === null ? '整通 whole call' : flow(where)
  const time = start_ms === null ? '' : `  ${seconds(start_ms, end_ms)}`
  if (speaker === null) return [`找过 searched: ${range}${where === null ? '' : time}`]
  return [`找过 searched: ${SPEAKERS[speaker]}  ${range}${time}  ${listed(segments)}`]
}

function listed(segments: readonly number[]): string {
  if (segments.length === 0) return '窗内无话 no turn in it'
  if (segments.length <= 3) return segments.map((one) => `#${one}`).join(' ')
  return `#${Math.min(...segments)}–#${Math.max(...segments)} ${turns(segments.length)}`
}

function foundLines(trace: ConditionTrace, call: Call): string[] {
  const { truth, reason, hits, lacking, nearest, elsewhere, measured, window, uncounted } = trace
  if (truth === 'yes') {
    return hits.length > 0
      ? hitLines(call, hits, 3, trace.phrases)
      : ['成立，没有可指的地方 it holds, with no place to show']
  }
  if (lacking.length > 0) return [`这些句里没有 missing in: ${firstOf(lacking)}`]
  if (uncounted !== null) return uncountedLines(uncounted, call)
  const empty = window !== null && window.segments.length === 0
  return [
    ...(truth === 'no' && reason === null && !empty ? notFoundLines(trace) : []),
    ...measured.map((one) => `量得 measured: ${measure({ ...one, limit: undefined })}`),
    ...nearest.map((one) => nearestLine(one, trace, call)),
    ...hitLines(call, elsewhere, 2).map((text) => `窗外有 outside the window: ${text.trim()}`),
  ]
}

/** Detectors that measure say what they measured; those of words, that there was nothing. */
function notFoundLines({ measured, detector, nearest, situation }: ConditionTrace): string[] {
  if (measured.length > 0) return []
  if (detector === 'situation') {
    return situation?.truth === 'yes' ? ['情形成立，但不在窗内 it holds, but nothing of it lies in the window'] : []
  }
  if (!WORDS.has(detector)) return ['通话里没有这样的事 there is none of it in the call']
  return nearest.some(isSame) ? [] : ['没有听到 not heard']
}

const WORDS = new Set(['phrases', 'homophones', 'similar', 'regex', 'entity'])

const isSame = ({ at }: NearestTrace): boolean => at !== null && at.similarity === 1

/** Words that stand there and do not count, and why. */
function uncountedLines({ why, hits, phrases, apart, limit }: Uncounted, call: Call): string[] {
  const quoted = phrases
    .slice(0, 3)
    .map((phrase) => ` “${shorten(phrase, 20)}”`)
    .join('')
  const far =
    apart === null
      ? '隔得太远，或中间有别人的话 too far apart, or somebody else spoke between'
      : `相隔 ${apart} 字 ${apart === 1 ? 'word' : 'words'} apart`
  const unsure = hits.flatMap(({ segment }) => (segment === undefined ? [] : [call.segments[segment]?.confidence ?? 1]))
  const sure = unsure.length === 0 ? '' : ` ${Math.round(Math.min(...unsure) * 100)}%`
  const said: Record<Why, string> = {
    said: '听到了不该有的 heard what should not be there',
    exception: `属于例外 an exception rules it out:${quoted}`,
    unsure: `识别不清 the recogniser was unsure:${sure}`,
    apart: `${far}, 上限 limit ${limit}`,
    scope: '不在同一句或同一段里 not in one turn, or not in one stretch',
    order: '次序不对 in another order',
    innocent: `只是音近的词 it only sounds alike:${quoted}`,
    short: '词太短，不按谐音听 too short to be heard by sound',
  }
  const heard = why.includes('said') ? [] : ['听到了，但不算 heard, but it does not count']
  return [[...heard, ...why.map((one) => said[one])].join('; '), ...hitLines(call, hits, 2).map((text) => `  ${text}`)]
}

function nearestLine(nearest: NearestTrace, { nearest: all }: ConditionTrace, call: Call): string {
  const { wanted, at } = nearest
  const like = shorten(wanted, 30)
  if (at === null) return `没有相近的 nothing like it: ${like}`
  if (!isSame(nearest)) return `最接近 nearest: ${marked(call, at)}  ${at.similarity} ≈ ${like}`
  if (all.length > 1) return `听到 heard: ${marked(call, at)}`
  return `有同样的字，但不成这一句 the same letters, but not as these words: ${marked(call, at)}`
}

function doubtLines({ reason, truth, unsure, fields, uncounted }: ConditionTrace, call: Call, width: number): string[] {
  // Said already of the words that would have been it.
  if (reason === null || (reason === 'low_confidence' && uncounted?.why.includes('unsure'))) return []
  const doubt = truth === 'no' ? '没有听到，但存疑 not heard, yet in doubt' : '无从判断 nobody can tell'
  const lacks = fields.length > 0 ? `: ${fields.join(', ')}` : ''
  const rest = unsure.length - 3
  return [
    `${doubt}: ${REASONS[reason] ?? reason}${lacks}`,
    ...unsure.slice(0, 3).map((segment) => `  ${line(call, segment, width - 2)}`),
    ...(rest > 0 ? [`  … 另有 ${rest} 句 ${rest} more`] : []),
  ]
}

const firstOf = (segments: readonly number[]): string =>
  segments
    .slice(0, 8)
    .map((one) => `#${one}`)
    .join(' ') + (segments.length > 8 ? ` … ${turns(segments.length)}` : '')
