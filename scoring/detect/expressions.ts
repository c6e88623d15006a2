import { RE2JS, RE2JSSyntaxException } from 're2js'
import type { Lookout } from '../match/lookout.ts'
import type { Signs } from '../match/signs.ts'
import type { Transcript, Turn } from '../transcript.ts'
import { alternativesOf } from './alternatives.ts'
import { requiredBy } from './required.ts'

export interface Match {
  start: number
  end: number
}

/** Of each expression in a turn; finding one takes time linear in the text, and so do so many. */
const MOST_MATCHES = 100

/** Regular expressions (RE2: linear time) that are looked for together, in turns that have the words they need. */
export class Expressions {
  private readonly all: readonly Expression[]
  private readonly lookout: Lookout
  /** What one looks out for; null where some may be anywhere. */
  private readonly thing: number | null

  /** @throws Error with a sentence for the author of one that cannot be read, or that matches the empty text */
  constructor(sources: readonly string[], lookout: Lookout) {
    const thing = lookout.watch()
    this.lookout = lookout
    this.all = sources.map((source) => new Expression(source, lookout, thing))
    this.thing = this.all.some(({ unbound }) => unbound) ? null : thing
  }

  /** What there is in a call that has one of them; null where nothing need be. */
  get signs(): Signs | null {
    return this.thing === null ? null : [[{ source: this.lookout, kind: this.thing }]]
  }

  /** Whether one is in a turn. */
  isIn(transcript: Transcript, turn: Turn): boolean {
    return this.mayBeAt(transcript, turn) && this.all.some((one) => one.isIn(transcript, turn))
  }

  /** All matches in a turn, those of one expression after those of another. */
  matches(transcript: Transcript, turn: Turn): Match[] {
    if (!this.mayBeAt(transcript, turn)) return []
    return this.all.flatMap((one) => (one.isIn(transcript, turn) ? matchesOf(one.compiled, turn.text) : []))
  }

  private mayBeAt(transcript: Transcript, turn: Turn): boolean {
    return this.thing === null || this.lookout.within(transcript, turn, this.thing)
  }
}

class Expression {
  readonly compiled: RE2JS
  /** Whether some alternative needs no word of its own. */
  readonly unbound: boolean
  private readonly lookout: Lookout
  private readonly alternatives: readonly Alternative[]

  constructor(source: string, lookout: Lookout, together: number) {
    this.compiled = readable(source)
    this.lookout = lookout
    const sources = alternativesOf(source)
    this.alternatives = sources.map((one) => {
      const needs = requiredBy(one)
      const thing = needs.length === 0 ? null : lookout.watch(needs, together)
      return { source: one, thing, compiled: sources.length === 1 ? this.compiled : null }
    })
    this.unbound = this.alternatives.some(({ thing }) => thing === null)
  }

  isIn(transcript: Transcript, turn: Turn): boolean {
    for (const one of this.alternatives) {
      if (one.thing !== null && !this.lookout.within(transcript, turn, one.thing)) continue
      one.compiled ??= compile(one.source)
      // What needs a word never matches nothing.
      if (one.thing === null ? matchesOf(one.compiled, turn.text).length > 0 : one.compiled.test(turn.text)) return true
    }
    return false
  }
}

/** One of several that make up an expression. */
interface Alternative {
  readonly source: string
  /** What one looks out for; null if it may be anywhere. */
  readonly thing: number | null
  /** Null until some turn has what it needs. */
  compiled: RE2JS | null
}

function readable(source: string): RE2JS {
  let expression: RE2JS
  try {
    expression = compile(source)
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
function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)
  } catch {
    // With flags a complaint quotes them as well.
    return RE2JS.compile(source)
  }
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
