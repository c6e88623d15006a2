import type { Call, Evidence } from '../../contract/index.ts'
import { columns, shorten, shortenFront } from '../layout.ts'

/** Whose speech, as it is called in both languages. */
export const SPEAKERS: Readonly<Record<string, string>> = {
  agent: '坐席 agent',
  customer: '客户 customer',
  any: '任何人 anybody',
  ivr: '语音导航 ivr',
  supervisor: '班长 supervisor',
  other: '他人 other',
  unknown: '不明 unknown',
}

export const TRUTH: Readonly<Record<string, string>> = { yes: '是 yes', no: '否 no', unknown: '不明 unknown' }

/** Why nobody knows. */
export const REASONS: Readonly<Record<string, string>> = {
  low_confidence: '识别不清 the recogniser was unsure',
  no_timing: '没有时间信息 no times',
  unreliable_timing: '时间不可靠 times are not reliable',
  no_metadata: '通话没有带这项数据 the call does not say',
  no_roles: '说话人不明 speakers are not known',
  language: '语言 language',
  too_short: '内容太少 too little was said',
  no_form: '没有评分表 no form',
}

export function seconds(start: number | null | undefined, end: number | null | undefined): string {
  const shown = (ms: number | null | undefined) => (ms === null || ms === undefined ? '?' : (ms / 1000).toFixed(1))
  return `${shown(start)}–${shown(end)} s`
}

/** A value as YAML writes it on one line. */
export function flow(value: unknown, inner = false): string {
  if (Array.isArray(value)) return `[${value.map((one) => flow(one, true)).join(', ')}]`
  if (value === null || typeof value !== 'object') return plain(String(value))
  const pairs = Object.entries(value).map(([key, one]) => `${key}: ${flow(one, true)}`)
  return inner ? `{ ${pairs.join(', ')} }` : pairs.join(', ')
}

/** What a line of a chat may hold and a line of a terminal must not. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')

/** Columns shown of a line before and after what is marked in it. */
const AROUND = 24

/** Words in their line, with marks; a long line is shown around them. */
export function marked(call: Call, { segment, start, end }: { segment: number; start: number; end: number }): string {
  const said = call.segments[segment]?.text ?? ''
  const before = shortenFront(plain(said.slice(0, start)), AROUND)
  const after = shorten(plain(said.slice(end)), AROUND)
  return `#${segment} ${before}【${plain(said.slice(start, end))}】${after}`
}

/** A whole line, shortened to so many columns. */
export function line(call: Call, segment: number, width: number): string {
  const { speaker, text, confidence } = call.segments[segment] as Call['segments'][number]
  const sure = confidence === undefined ? '' : ` ${Math.round(confidence * 100)}%`
  const head = `#${segment} ${SPEAKERS[speaker] ?? speaker}${sure} `
  return head + shorten(`“${plain(text)}”`, width - columns(head))
}

type Value = Pick<Evidence, 'field' | 'value' | 'limit' | 'unit'>

/** What was measured, and the limit it is held against. */
export function measure({ field, value, limit, unit }: Value): string {
  const shown = (one: Value['value'] | Value['limit']) =>
    unit === 'ms' ? `${Math.round(Number(one) / 100) / 10} s` : `${one}${unit ? ` ${unitFor(one, unit)}` : ''}`
  const against = limit === undefined || !isShown(limit) ? '' : `  界限 limit ${shown(limit)}`
  return `${field ? `${field}: ` : ''}${shown(value)}${against}`
}

/** How many turns. */
export const turns = (count: number): string => `${count} 句 ${count === 1 ? 'turn' : 'turns'}`

/** One of what is counted is not called by its plural. */
const unitFor = (value: unknown, unit: string): string => (value === 1 && /.s$/.test(unit) ? unit.slice(0, -1) : unit)

const isShown = (limit: number | string): boolean => typeof limit === 'string' || Number.isFinite(limit)

/**
 * One line for each hit: its time, and its words in their line or what was measured.
 * @param phrases by hit, the phrase it is of
 */
export function hitLines(
  call: Call,
  hits: readonly Evidence[],
  most = 3,
  phrases: readonly (string | null)[] = [],
): string[] {
  const groups = new Map<number, string[]>()
  for (const one of hits) {
    const own = groups.get(one.hit) ?? []
    const phrase = own.length === 0 ? phrases[one.hit] : null
    groups.set(one.hit, [...own, hitLine(call, one, own.length === 0) + (phrase ? `  ≈ ${shorten(phrase, 30)}` : '')])
  }
  const lines = [...groups.values()]
  const rest = lines.length - most
  return [...lines.slice(0, most).flat(), ...(rest > 0 ? [`… 另有 ${rest} 处 ${rest} more`] : [])]
}

function hitLine(call: Call, evidence: Evidence, first: boolean): string {
  const { segment, start, end, start_ms, end_ms, matched_by, segments = [] } = evidence
  const when = seconds(start_ms, end_ms)
  if (segment === undefined || start === undefined || end === undefined) {
    const where = segments.length > 3 ? turns(segments.length) : segments.map((one) => `#${one}`).join(' ')
    return `${start_ms === end_ms ? '' : `${when}  `}${measure(evidence)}  ${where}`.trimEnd()
  }
  const way = matched_by === 'text' ? '' : `  ${WAYS[matched_by] ?? matched_by}`
  const value = first && evidence.value !== undefined ? `  ${measure(evidence)}` : ''
  return `${first ? when : ' '.repeat(columns(when))}  ${marked(call, { segment, start, end })}${way}${value}`
}

const WAYS: Readonly<Record<string, string>> = {
  homophone: '谐音 homophone',
  similar: '近似 similar',
  regex: '正则 regex',
  entity: '实体 entity',
  repeat: '重复 repeated',
  sentiment: '情绪 sentiment',
}
