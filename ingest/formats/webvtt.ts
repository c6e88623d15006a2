import { quote, type Speaker } from '../../contract/index.ts'
import { assemble } from './assemble.ts'
import { readText, refuse } from './file.ts'
import type { Importer, ImportOptions } from './importer.ts'
import { type NamedSegment, roleNamed } from './speakers.ts'
import { type Cue, isWebVtt, parseTrack, type Voice } from './vtt-track.ts'

/** Captions with voice spans (`<v Bob>`), as Teams writes them, or with `Bob: ` before the words, as Zoom does. */
export const webvtt: Importer = {
  id: 'webvtt',
  title: { zh: 'WebVTT 字幕（Teams、Zoom、Azure 等）', en: 'WebVTT captions (Teams, Zoom, Azure …)' },
  import(bytes, options) {
    const text = readText(bytes)
    if (!text.ok) return text
    if (!isWebVtt(text.value)) {
      const found = quote(text.value.split(/[\r\n]/, 1)[0])
      return refuse('unknown_schema', {
        path: 'line 1',
        found,
        expected: 'WEBVTT, the first line of every WebVTT file',
      })
    }
    const { language, cues, problems } = parseTrack(text.value)
    const named = splitPrefixes(cues, options)
    const roleOf = roles(named, options)
    const segments = named.flatMap((cue) => segmentsOf(cue, roleOf))
    if (segments.length === 0 && problems.length === 0) {
      problems.push({
        path: '$',
        found: 'no cue with words',
        expected: 'at least one: an empty export is not a silent call',
      })
    }
    return assemble({ channel: options.channel ?? 'voice', language, segments }, options, problems)
  },
}

type RoleOf = (name: string | undefined) => Speaker

/**
 * An option decides before the name itself. Where every word carries one and the same name, nobody told the speakers
 * apart: such an `Agent` would be blamed for the customer's words, so it is `unknown` unless an option says otherwise.
 */
function roles(cues: readonly Cue[], options: ImportOptions): RoleOf {
  const names = new Set(cues.flatMap((cue) => cue.voices.map((voice) => voice.name)))
  return (name) => {
    if (name === undefined) return 'unknown'
    return options.speakers?.get(name) ?? (names.size > 1 ? roleNamed(name) : undefined) ?? 'unknown'
  }
}

/** `Priya Raman: Morning.`; a name has no sentence in it. */
const PREFIX = /^([^\s:：.,!?;"。，！？；][^:：.,!?;"。，！？；]{0,59})[:：]\s*(.+)$/s

/**
 * Names before the words count only where no voice span does, every cue begins with one, and one of them is known or
 * comes again: a sentence with a colon must keep its beginning.
 */
function splitPrefixes(cues: Cue[], { speakers }: ImportOptions): Cue[] {
  const voices = cues.flatMap((cue) => cue.voices)
  if (voices.some((voice) => voice.name !== undefined)) return cues
  const found = voices.map((voice) => PREFIX.exec(voice.text))
  if (found.includes(null)) return cues
  const names = (found as RegExpExecArray[]).map(([, name]) => (name as string).trim())
  const known = names.some((name) => speakers?.has(name) || roleNamed(name) !== undefined)
  if (!known && new Set(names).size === names.length) return cues
  const split = ({ text }: Voice): Voice => {
    const [, name, words] = PREFIX.exec(text) as unknown as [string, string, string]
    return { name: name.trim(), text: words }
  }
  return cues.map((cue) => ({ ...cue, voices: cue.voices.map(split) }))
}

/**
 * Several voices in one cue share its time by the length of their words: the file does not say when they changed, and
 * giving each the whole cue would look as if they spoke over one another.
 */
function segmentsOf({ startMs, endMs, voices }: Cue, roleOf: RoleOf): NamedSegment[] {
  const length = voices.reduce((sum, voice) => sum + voice.text.length, 0)
  const at = (chars: number) => startMs + Math.round(((endMs - startMs) * chars) / length)
  let chars = 0
  return voices.map(({ name, text }) => {
    const start_ms = at(chars)
    chars += text.length
    return { speaker: roleOf(name), start_ms, end_ms: at(chars), text, speaker_name: name }
  })
}
