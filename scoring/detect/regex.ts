import { RE2JS, RE2JSSyntaxException } from 're2js'
import { type Static, Type } from 'typebox'
import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View } from './detector.ts'
import { doubtOf, mayBelong } from './doubt.ts'
import { Found } from './found.ts'
import { requiredBy } from './required.ts'

const expressions = (description: string) => Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description })

const Spec = Type.Object(
  {
    any: expressions('Regular expressions (RE2), any of which is found.'),
    except: Type.Optional(expressions('A match that overlaps one of these is none.')),
  },
  {
    additionalProperties: false,
    description: "Regular expressions over each turn's text as it came in; case does not matter.",
  },
)

/** Of each expression in a turn; finding one takes time linear in the text, and so do so many. */
const MOST_MATCHES = 100

/** Regular expressions (RE2: linear time) over a turn's text as it came in. Case does not matter. */
export const regex: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>): Probe {
    const wanted = spec.any.map(compileExpression)
    const except = (spec.except ?? []).map(compileExpression)
    const any = anyOf(spec.any)
    const words = wordsOf(spec.any)
    const mayMatch = (text: string) => (words === null || words.test(text)) && (any === null || any.test(text))
    const matches = (text: string) => (mayMatch(text) ? matchesIn(text, wanted, except) : NO_MATCHES)
    // What needs a word of its own never matches nothing.
    const matched =
      except.length > 0 || words === null
        ? (text: string) => matches(text).length > 0
        : (text: string) => mayMatch(text) && (any !== null || wanted.some((one) => one.test(text)))
    return { words: true, timed: false, look: (scene, view) => look(scene, view, matches, matched) }
  },
}

function compileExpression(source: string): RE2JS {
  let expression: RE2JS
  try {
    expression = compiled(source)
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error
    const around = /\(\?<?[=!]/.exec(source)
    if (around) throw new Error(`regex "${source}" has ${around[0]}: look-around is not allowed; use except`)
    const part = error.getPattern() ?? ''
    const at = part === '' ? source.length : source.indexOf(part) + 1
    throw new Error(
      `regex "${source}" cannot be read: ${error.getDescription()} at character ${at}${part && `: ${part}`}`,
    )
  }
  if (expression.matches('')) {
    throw new Error(`regex "${source}" matches the empty text, and so everywhere; it must need at least one character`)
  }
  return expression
}

/** @throws RE2JSSyntaxException that quotes what the author wrote */
function compiled(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)
  } catch {
    // With flags a complaint quotes them as well.
    return RE2JS.compile(source)
  }
}

/** Several expressions as one, which most texts are passed over by; null where that would save nothing, or cannot be. */
function anyOf(sources: readonly string[]): RE2JS | null {
  if (sources.length === 1) return null
  try {
    return RE2JS.compile(sources.map((source) => `(?:${source})`).join('|'), RE2JS.CASE_INSENSITIVE)
  } catch (error) {
    // Such as a group's name that two of them give.
    if (error instanceof RE2JSSyntaxException) return null
    throw error
  }
}

/** Words of which a text without any matches none of some expressions; null where that cannot be said. */
function wordsOf(sources: readonly string[]): RegExp | null {
  const all = sources.map(requiredBy)
  if (all.includes(null)) return null
  // Nothing but words side by side, so that this takes linear time as well.
  return new RegExp([...new Set(all.flatMap((words) => words ?? []))].join('|'), 'iu')
}

const NO_MATCHES: readonly Match[] = []

interface Match {
  start: number
  end: number
}

/** Matches that overlap no exception; of those that overlap one another the earliest, and of these the longest. */
function matchesIn(text: string, wanted: readonly RE2JS[], except: readonly RE2JS[]): Match[] {
  const all = wanted.flatMap((expression) => matchesOf(expression, text))
  if (all.length === 0) return all
  const spared = except.flatMap((expression) => matchesOf(expression, text))
  const kept: Match[] = []
  for (const match of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start < (kept.at(-1)?.end ?? 0)) continue
    if (!spared.some((other) => other.start < match.end && other.end > match.start)) kept.push(match)
  }
  return kept
}

function matchesOf(expression: RE2JS, text: string): Match[] {
  const matches: Match[] = []
  if (!expression.test(text)) return matches
  const matcher = expression.matcher(text)
  while (matches.length < MOST_MATCHES && matcher.find()) {
    if (matcher.end() > matcher.start()) matches.push({ start: matcher.start(), end: matcher.end() })
  }
  return matches
}

function look(
  scene: Scene,
  view: View,
  matches: (text: string) => readonly Match[],
  matched: (text: string) => boolean,
): Outcome {
  const { transcript, settings } = scene
  const isSure = (turn: Turn) => turn.confidence >= settings.min_confidence
  let unsure: NotEvaluatedReason | undefined
  for (const turn of view.turns) {
    if (!matched(turn.text)) continue
    if (isSure(turn)) return new Found(() => view.turns.filter(isSure).flatMap((one) => hitsIn(one, matches)))
    unsure = 'low_confidence'
  }
  const maybe = (turn: Turn) => turn.kind !== 'noise' && mayBelong(turn, view, transcript)
  if (!unsure && transcript.turns.some((turn) => maybe(turn) && matched(turn.text))) unsure = 'no_roles'
  return { hits: [], unknown: unsure, doubt: doubtOf(scene, view) }
}

const hitsIn = (turn: Turn, matches: (text: string) => readonly Match[]): Hit[] =>
  matches(turn.text).map((match) => hitOf(turn, match))

function hitOf(turn: Turn, { start, end }: Match): Hit {
  const spans = [{ segment: turn.segment, start, end }]
  return { matchedBy: 'regex', start: turn.start, end: turn.end, order: turn.rank + start / 1e6, spans }
}
