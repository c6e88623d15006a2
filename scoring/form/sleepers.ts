import type { Scene } from '../detect/detector.ts'
import type { Source } from '../match/signs.ts'
import type { Condition } from '../rule/condition.ts'
import { AWAKE, asleepOf, kindOf, NOTHING, type Use } from './asleep.ts'

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
    // In a call with doubts, what was not heard may have been said.
    if (!scene.clear) return states.fill(AWAKE)
    const calls = kindOf(scene)
    let use = 0
    for (let at = 0; at < row.length; at = row[at] as number, use++) states[use] = this.stateOf(at, calls, scene)
    return states
  }

  private stateOf(use: number, calls: number, scene: Scene): number {
    const { row } = this
    const asleep = row[use + 1] as number
    if (asleep === AWAKE) return AWAKE
    const isForIt = ((row[use + 2] as number) & ~calls) === 0
    if (!isForIt) return NOTHING
    return this.sleeps(use, scene) ? asleep : AWAKE
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
