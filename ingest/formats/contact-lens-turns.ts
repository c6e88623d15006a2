import { parseTime, type Speaker } from '../../contract/index.ts'
import type { Facts } from './assemble.ts'
import { type Fields, isFields, textAt, type Wrong } from './fields.ts'
import type { NamedSegment } from './speakers.ts'

/** One item of `Transcript` whose speaker is settled. */
export interface Turn {
  item: Fields
  /** Its path in the file. */
  at: string
  speaker: Speaker
  speaker_name: string | undefined
}

/** 31 days, the largest offset the contract takes. */
const MAX_OFFSET_MS = 31 * 86_400_000

type Said = Pick<Facts, 'segments' | 'startedMs' | 'durationMs'>

/** A call's turns; those without words are left out. */
export function voiceSaid(turns: readonly Turn[], file: Fields, wrong: Wrong): Said {
  const segments = turns.map(({ item, at, speaker, speaker_name }): NamedSegment => {
    const start_ms = millis(item.BeginOffsetMillis, `${at}.BeginOffsetMillis`, wrong)
    const end_ms = millis(item.EndOffsetMillis, `${at}.EndOffsetMillis`, wrong)
    if (start_ms !== undefined && end_ms !== undefined && end_ms < start_ms) {
      wrong(`${at}.EndOffsetMillis`, end_ms, `not before BeginOffsetMillis (${start_ms})`)
    }
    const text = contentOf(item, at, wrong)
    return { speaker, speaker_name, start_ms, end_ms, text, confidence: confidenceOf(item.Items) }
  })
  return { durationMs: durationOf(file, wrong), segments: segments.filter(({ text }) => text.trim() !== '') }
}

/** A chat's messages carry their own times, and with them when the chat began. */
export function chatSaid(turns: readonly Turn[], wrong: Wrong): Said {
  const times = turns.map(({ item, at }) => {
    const text = textAt(item, 'AbsoluteTime')
    const ms = text === undefined ? undefined : parseTime(text)
    if (ms === undefined) wrong(`${at}.AbsoluteTime`, item.AbsoluteTime, 'an RFC 3339 time with an offset')
    return ms ?? Number.POSITIVE_INFINITY
  })
  const startedMs = times.reduce((first, ms) => Math.min(first, ms), Number.POSITIVE_INFINITY)
  const segments = turns.map(({ item, at, speaker, speaker_name }, index): NamedSegment => {
    const start_ms = (times[index] as number) - startedMs
    return { speaker, speaker_name, start_ms, ...messageOf(item, at, wrong) }
  })
  return { startedMs, segments }
}

/** Words, or what was sent instead of words: a file (its name) or an interactive card (as it came). */
function messageOf(item: Fields, at: string, wrong: Wrong): Pick<NamedSegment, 'text' | 'kind'> {
  if (item.Type === 'ATTACHMENT') {
    const file = Array.isArray(item.Attachments) ? item.Attachments[0] : undefined
    const isImage = textAt(file, 'ContentType')?.startsWith('image/')
    return { text: textAt(file, 'AttachmentName') ?? '', kind: isImage ? 'image' : 'card' }
  }
  const type = textAt(item, 'ContentType') ?? 'text/plain'
  return { text: contentOf(item, at, wrong), kind: type.startsWith('text/') ? 'text' : 'card' }
}

function contentOf(item: Fields, at: string, wrong: Wrong): string {
  if (typeof item.Content === 'string') return item.Content
  wrong(`${at}.Content`, item.Content, 'the words, as text')
  return ''
}

/** The mean over the words, four decimals; some versions write the numbers as text. */
function confidenceOf(items: unknown): number | undefined {
  if (!Array.isArray(items)) return undefined
  const values = items
    .filter((item) => isFields(item) && item.Type !== 'punctuation')
    .map((item) => Number.parseFloat(String(item.Confidence)))
    .filter((value) => value >= 0 && value <= 1)
  if (values.length === 0) return undefined
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10_000) / 10_000
}

function durationOf(file: Fields, wrong: Wrong): number | undefined {
  const path = 'TotalConversationDurationMillis'
  const value = isFields(file.ConversationCharacteristics) ? file.ConversationCharacteristics[path] : undefined
  return value === undefined ? undefined : millis(value, `ConversationCharacteristics.${path}`, wrong)
}

function millis(value: unknown, path: string, wrong: Wrong): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_OFFSET_MS) return value
  wrong(path, value, `whole milliseconds from 0 to ${MAX_OFFSET_MS}`)
  return undefined
}
