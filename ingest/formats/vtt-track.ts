import { decodeHTML } from 'entities/decode'
import { type Problem, quote } from '../../contract/index.ts'

/** Words of a cue under one name; the name is undefined outside a voice span. */
export interface Voice {
  name: string | undefined
  text: string
}

export interface Cue {
  startMs: number
  endMs: number
  /** In the order spoken, none of them blank. */
  voices: Voice[]
}

export interface Track {
  /** From the header's `Language:` line. */
  language: string | undefined
  cues: Cue[]
  /** A browser skips what it cannot read; here words would be lost unseen, so every such place is named. */
  problems: Problem[]
}

interface Block {
  /** Of its first line, from 1. */
  line: number
  lines: string[]
}

/** Whether the text begins as every WebVTT file must. */
export const isWebVtt = (text: string): boolean => /^WEBVTT(?:[ \t\r\n]|$)/.test(text)

/** Reads a WebVTT file: cues with their voices; comments, styles, regions and settings are left out. */
export function parseTrack(text: string): Track {
  const track: Track = { language: undefined, cues: [], problems: [] }
  const [header, ...blocks] = splitBlocks(text)
  const timing = header?.lines.findIndex((line) => line.includes('-->')) ?? -1
  const head = header?.lines.slice(0, timing === -1 ? undefined : timing) ?? []
  track.language = head.map((line) => /^Language:\s*(\S+)/i.exec(line)?.[1]).find((found) => found !== undefined)
  if (header && timing !== -1) readBlock({ line: header.line + timing, lines: header.lines.slice(timing) }, track)
  for (const block of blocks) readBlock(block, track)
  return track
}

function splitBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line.trim() === '') open = undefined
    else if (open) open.lines.push(line)
    else {
      open = { line: index + 1, lines: [line] }
      blocks.push(open)
    }
  })
  return blocks
}

function readBlock({ line, lines }: Block, track: Track): void {
  const first = lines[0] as string
  if (/^NOTE(?:[ \t]|$)/.test(first) || /^(?:STYLE|REGION)[ \t]*$/.test(first)) return
  const wrong = (at: number, found: string, expected: string) =>
    track.problems.push({ path: `line ${at}`, found: quote(found), expected })
  if (isWebVtt(first)) return void wrong(line, first, 'one WebVTT file; import the second one by itself')
  const timing = lines.slice(0, 2).findIndex((text) => text.includes('-->'))
  if (timing === -1) {
    const expected = 'a cue: a line HH:MM:SS.mmm --> HH:MM:SS.mmm and its words, with no empty line among them'
    return void wrong(line, first, expected)
  }
  const text = lines[timing] as string
  const [from, to] = text.split('-->') as [string, string]
  const startMs = readTime(from)
  const endMs = readTime(to.trim().split(/\s/, 1)[0] as string)
  if (startMs === undefined || endMs === undefined) {
    return void wrong(line + timing, text, 'HH:MM:SS.mmm --> HH:MM:SS.mmm')
  }
  if (endMs < startMs) return void wrong(line + timing, text, 'an end not before its start')
  track.cues.push({ startMs, endMs, voices: readVoices(lines.slice(timing + 1).join('\n')) })
}

const TIME = /^(?:(\d{1,6}):)?([0-5]\d):([0-5]\d)[.,](\d{3})$/

/** `MM:SS.mmm` or `HH:MM:SS.mmm`, with the comma some exports write, as milliseconds. */
function readTime(text: string): number | undefined {
  const part = TIME.exec(text.trim())
  if (!part) return undefined
  const [hours = 0, minutes = 0, seconds = 0, millis = 0] = part.slice(1).map((digits) => Number(digits ?? 0))
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis
}

/** A tag, unlike the `<` of `1 < 2`: a name, a time, or an end; capture 1 is `/` of an end, 2 what stands inside. */
const TAG = /<(\/?)([A-Za-z\d][^<>]*)?>/g

/** A `v` tag, its classes, and the name after them. */
const VOICE = /^v(?:\.\S*)?(?:\s+(.*))?$/s

function readVoices(text: string): Voice[] {
  const voices: Voice[] = []
  const names: (string | undefined)[] = []
  const add = (raw: string) => {
    const words = decodeHTML(raw)
    const last = voices.at(-1)
    if (last && last.name === names.at(-1)) last.text += words
    else voices.push({ name: names.at(-1), text: words })
  }
  let at = 0
  for (const tag of text.matchAll(TAG)) {
    add(text.slice(at, tag.index))
    at = tag.index + tag[0].length
    const voice = VOICE.exec(tag[2] ?? '')
    if (!voice) continue
    if (tag[1] === '/') names.pop()
    else names.push(tidy(decodeHTML(voice[1] ?? '')) || undefined)
  }
  add(text.slice(at))
  return voices.map(({ name, text: words }) => ({ name, text: tidy(words) })).filter((voice) => voice.text !== '')
}

/** Line ends and runs of blanks, no-break ones too, are layout; one space is left. */
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
