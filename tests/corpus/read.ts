import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Call, Segment } from '../../contract/index.ts'

/** Half of the corpus: one for building rules, one that is only ever measured. */
export type Half = 'building' | 'measuring'

/** A call or chat of the corpus, and the faults a listener heard in it; none where it is clean. */
export interface Labelled {
  call: Call
  tags: readonly string[]
  spoiled: boolean
  /** Where it is written: `file:line`. */
  place: string
}

/** All calls of a half. @throws Error naming file and line of the first that cannot be read */
export function readCorpus(half: Half): Labelled[] {
  const folder = join(import.meta.dirname, half)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readCalls(readFileSync(join(folder, name), 'utf8'), `${half}/${name}`))
}

/** The calls of a text, see README.md. @param file as it is called in errors */
export function readCalls(text: string, file: string): Labelled[] {
  const blocks: { id: string; line: number; lines: string[] }[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.startsWith('=== ')) blocks.push({ id: line.slice(4).trim(), line: i + 1, lines: [] })
    else blocks.at(-1)?.lines.push(line)
  }
  return blocks.map(({ id, line, lines }) => {
    const place = `${file}:${line}`
    const gap = lines.findIndex((one) => one.trim() === '')
    if (gap < 0) throw new Error(`${place}: no empty line between headers and talk`)
    const headers = headersOf(lines.slice(0, gap), place)
    return {
      call: callOf(id, headers, lines.slice(gap), place),
      tags: headers.tags === 'none' ? [] : headers.tags.split(/[\s,，]+/).filter(Boolean),
      spoiled: headers.spoiled === 'yes',
      place,
    }
  })
}

type Headers = Record<string, string> & { tags: string }

const NEEDED = ['centre', 'channel', 'language', 'tags']
const OPTIONAL = 'direction company department agent customer rings ended_by transferred_to disposition agent_speed'
const KNOWN = [...NEEDED, ...OPTIONAL.split(' '), 'confidence', 'spoiled', 'note']

function headersOf(lines: readonly string[], place: string): Headers {
  const headers = Object.fromEntries(
    lines.map((line): [string, string] => {
      const [, name = '', value = ''] = /^([a-z_]+): *(.*)$/.exec(line) ?? []
      if (!KNOWN.includes(name)) throw new Error(`${place}: "${line}" is no header`)
      return [name, value.trim()]
    }),
  )
  for (const name of NEEDED) if (!headers[name]) throw new Error(`${place}: no ${name}`)
  return headers as Headers
}

const SPEAKERS: Record<string, Segment['speaker']> = { A: 'agent', C: 'customer', I: 'ivr', S: 'supervisor' }

/** Letters (Chinese) or words (other languages) a second. */
const USUAL_SPEED = { zh: 4.4, en: 2.6 }
const BETWEEN_MS = 400
const BETWEEN_MESSAGES_MS = 8000
/** How long before the end of what it cuts into a line begins. */
const CUT_MS = 2000
const A_RING_MS = 5000
const ANSWERED = Date.UTC(2026, 4, 6, 2, 0, 0)

function callOf(id: string, headers: Headers, lines: readonly string[], place: string): Call {
  const chat = headers.channel === 'chat'
  const segments: Segment[] = []
  const holds: { start_ms: number; end_ms: number }[] = []
  let clock = chat ? 0 : BETWEEN_MS
  for (const line of lines) {
    if (line.trim() === '') continue
    const pause = /^\((hold )?(\d+)\)$/.exec(line.trim())
    if (pause) {
      const ms = Number(pause[2]) * 1000
      const from = clock - (segments.length === 0 ? 0 : chat ? BETWEEN_MESSAGES_MS : BETWEEN_MS)
      if (pause[1]) holds.push({ start_ms: from, end_ms: from + ms })
      clock = from + ms
      continue
    }
    const [, who = '', mark = '', text = ''] = /^([ACIS])([>~]?) (.*)$/.exec(line) ?? []
    const speaker = SPEAKERS[who]
    if (speaker === undefined) throw new Error(`${place}: "${line}" is no line of talk`)
    const last = segments.at(-1)
    const start =
      mark === '>' && last ? Math.max((last.start_ms as number) + 1, (last.end_ms as number) - CUT_MS) : clock
    const end = chat ? start : start + lengthOf(text, headers, speaker)
    const sure = mark === '~' ? 0.4 : headers.confidence ? Number(headers.confidence) : undefined
    segments.push({
      speaker,
      start_ms: start,
      ...(chat ? {} : { end_ms: end }),
      text,
      ...(sure === undefined ? {} : { confidence: sure }),
      ...(/^\[(image|card)\]$/.test(text) ? { kind: text.slice(1, -1) as 'image' | 'card', text: '' } : {}),
    })
    clock = Math.max(clock, end) + (chat ? BETWEEN_MESSAGES_MS : BETWEEN_MS)
  }
  const rings = Number(headers.rings ?? 1)
  const length = Math.max(...segments.map(({ end_ms, start_ms }) => end_ms ?? (start_ms as number)), clock - BETWEEN_MS)
  const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z')
  const attribute = (name: string) => (headers[name] ? { [name]: headers[name] } : {})
  return {
    schema: 'call.v1',
    call_id: id,
    channel: headers.channel as Call['channel'],
    direction: (headers.direction ?? 'inbound') as Call['direction'],
    language: headers.language as string,
    agent: { id: 'A001', ...(headers.agent ? { name: headers.agent } : {}) },
    ...(headers.customer ? { customer: { name: headers.customer } } : {}),
    started_at: iso(ANSWERED - (chat ? 0 : rings * A_RING_MS)),
    ...(chat ? {} : { answered_at: iso(ANSWERED), ring_count: rings, holds }),
    ended_at: iso(ANSWERED + length + (chat ? 0 : 1000)),
    disposition: (headers.disposition ?? 'answered') as NonNullable<Call['disposition']>,
    ...(chat ? {} : { ended_by: (headers.ended_by ?? 'customer') as NonNullable<Call['ended_by']> }),
    ...(headers.transferred_to ? { transferred_to: { queue: headers.transferred_to } } : {}),
    segments,
    attributes: { centre: headers.centre as string, ...attribute('company'), ...attribute('department') },
  }
}

function lengthOf(text: string, { language, agent_speed }: Headers, speaker: Segment['speaker']): number {
  const chinese = (language as string).startsWith('zh')
  const units = chinese ? text.match(/[\p{Script=Han}\p{N}]|[A-Za-z]+/gu) : text.match(/[\p{L}\p{N}'’]+/gu)
  const usual = chinese ? USUAL_SPEED.zh : USUAL_SPEED.en
  const speed = speaker === 'agent' && agent_speed ? Number(agent_speed) : usual
  return Math.max(300, Math.round(((units?.length ?? 0) / speed) * 1000))
}
