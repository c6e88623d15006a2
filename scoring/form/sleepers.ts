import type { Scene } from '../detect/detector.ts'
import type { Source } from '../match/signs.ts'
import { type Applies, languageOf } from '../rule/applies.ts'
import { type CompiledRule, wakersOf } from '../rule/compile.ts'
import type { Condition } from '../rule/condition.ts'

/** What a form does with a rule, as far as it matters here. */
interface Use {
  readonly compiled: CompiledRule
  readonly points: number
  readonly shadow: boolean
}

/** What a use comes to in a call: to be judged, nothing that changes its item, or a pass. */
export const AWAKE = 0
export const NOTHING = 1
export const PASSED = 2
type State = typeof NOTHING | typeof PASSED

/**
 * Most rules sleep through a call, as nothing they listen for is said in it: they do not apply, or pass. Which do is read
 * from one row of numbers, so that no more of them need be fetched; it never changes a result.
 */
export class Sleepers {
  private readonly states: Uint8Array
  private readonly sources: Source[] = []
  /** By use: where the next begins, what it is asleep, the calls it is for, then its conditions (see `write`). */
  private readonly row: Int32Array

  /** @param uses in the order of the form */
  constructor(uses: readonly Use[]) {
    this.states = new Uint8Array(uses.length)
    const row: number[] = []
    for (const use of uses) {
      const asleep = asleepOf(use)
      const start = row.push(0) - 1
      row.push(asleep?.state ?? AWAKE, asleep?.calls ?? 0)
      for (const condition of asleep?.wakers ?? []) this.write(condition, row)
      row[start] = row.length
    }
    this.row = Int32Array.from(row)
  }

  /** Where the next condition begins, whether it has a window, and of each group how many signs there are and which. */
  private write({ probe, where }: Condition, row: number[]): void {
    const start = row.push(0) - 1
    row.push(where === undefined ? 0 : 1)
    for (const group of probe.signs ?? []) {
      row.push(group.length)
      for (const { source, kind } of group) row.push(this.numberOf(source), kind)
    }
    row[start] = row.length
  }

  private numberOf(source: Source): number {
    const known = this.sources.indexOf(source)
    return known < 0 ? this.sources.push(source) - 1 : known
  }

  /** By use; holds until the next call. */
  of(scene: Scene): Uint8Array {
    const { states, row } = this
    const calls = kindOf(scene)
    let use = 0
    for (let at = 0; at < row.length; at = row[at] as number, use++) {
      const state = row[at + 1] as number
      const fits = ((row[at + 2] as number) & ~calls) === 0
      states[use] = !scene.clear || state === AWAKE ? AWAKE : !fits ? NOTHING : this.sleeps(at, scene) ? state : AWAKE
    }
    return states
  }

  private sleeps(use: number, scene: Scene): boolean {
    const { row } = this
    const end = row[use] as number
    for (let at = use + 3; at < end; at = row[at] as number) if (!this.isSilent(at, scene)) return false
    return true
  }

  private isSilent(condition: number, { transcript }: Scene): boolean {
    const { row, sources } = this
    const end = row[condition] as number
    const sparing = row[condition + 1] === 1
    for (let at = condition + 2; at < end; ) {
      const until = at + 1 + 2 * (row[at] as number)
      for (at++; at < until; at += 2) {
        const source = sources[row[at] as number] as Source
        if ((sparing && !source.hearsAll(transcript)) || source.hear(transcript).has(row[at + 1] as number)) break
      }
      if (at >= until) return true
      at = until
    }
    return false
  }
}

interface Asleep {
  state: State
  /** Bits of the calls it is for, see `BITS`. */
  calls: number
  /** Of which none is heard. */
  wakers: readonly Condition[]
}

/** What a use may sleep through; null where it must be judged to be known. */
function asleepOf({ compiled, points, shadow }: Use): Asleep | null {
  const { wakers, given, each, find, demand } = compiled.parts
  // What adds points is looked at even where it does not apply.
  if (points > 0 && !shadow) return null
  if (wakers !== null) return { state: NOTHING, calls: 0, wakers }
  const calls = callsOf(compiled)
  if (given !== null || demand !== null || calls === null) return null
  const passed = shadow ? NOTHING : PASSED
  if (each !== null) {
    const own = wakersOf({ op: 'is', condition: each })
    return own && { state: compiled.rule.if_none === 'pass' ? passed : NOTHING, calls, wakers: own }
  }
  const own = find && wakersOf(find)
  return own && { state: passed, calls, wakers: own }
}

const BITS = { zh: 1, en: 2, voice: 4, chat: 8, inbound: 16, outbound: 32 } as const

/** Bits a call must have for a rule to be for it; null where that takes more than these. */
function callsOf({ rule }: CompiledRule): number | null {
  const { language, channel, direction, ...further }: Applies = rule.applies ?? {}
  if (rule.effective !== undefined || Object.keys(further).length > 0) return null
  return (language ? BITS[language] : 0) | (channel ? BITS[channel] : 0) | (direction ? BITS[direction] : 0)
}

function kindOf({ call }: Scene): number {
  const language = languageOf(call.language)
  return (language ? BITS[language] : 0) | BITS[call.channel] | BITS[call.direction]
}
