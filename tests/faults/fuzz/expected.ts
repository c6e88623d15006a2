import { createHash } from 'node:crypto'
import { momentOf } from './contract.ts'
import type { Fuzzed } from './message.ts'
import { type Verdict, verdictOf } from './oracle.ts'

/** What must become of a message at its place in the topic. */
export interface Expected {
  place: string
  outcome: 'stored' | 'superseded' | 'dead_lettered'
  verdict: Verdict
  /** Of key and value, as hexadecimal sha256; null where there is none. */
  key: string | null
  value: string | null
}

interface Version {
  hash: string
  rank: (number | string)[]
}

/** Keeps account of messages in the order in which they are handed in, of each topic one partition. */
export class Account {
  readonly expected = new Map<string, Expected>()
  /** Calls and events by their ids, with the version that counts. */
  readonly shown = { call: new Map<string, Version>(), ticket: new Map<string, Version>() }
  #seen = new Set<string>()
  #ends = new Map<string, number>()

  add(message: Fuzzed): Expected & { position: number } {
    const position = this.#ends.get(message.topic) ?? 0
    this.#ends.set(message.topic, position + 1)
    const verdict = verdictOf(message)
    const [key, value] = [sha256(message.key), sha256(message.value)]
    const outcome = verdict.reason === null ? this.#arrive(verdict, position, value as string) : 'dead_lettered'
    const expected: Expected = { place: `${message.topic} ${position}`, outcome, verdict, key, value }
    this.expected.set(expected.place, expected)
    return { ...expected, position }
  }

  /** Offsets as a broker would tell them, everything committed. */
  offsets() {
    return [...this.#ends].map(([topic, end]) => ({ topic, partition: 0, low: 0, high: end, committed: end }))
  }

  #arrive(verdict: Extract<Verdict, { reason: null }>, position: number, hash: string): Expected['outcome'] {
    const { kind, message } = verdict
    const ids = kind === 'call' ? [message.call_id] : [message.ticket_id, message.event_id]
    const id = JSON.stringify(ids)
    if (this.#seen.has(`${id} ${hash}`)) return 'superseded'
    this.#seen.add(`${id} ${hash}`)
    const ended = kind === 'call' ? (momentOf(message.ended_at as string) as number) : 0
    const version = { hash, rank: [(message.revision as number | null | undefined) ?? 0, ended, position] }
    const best = this.shown[kind].get(id)
    if (best && isHigher(best.rank, version.rank)) return 'superseded'
    this.shown[kind].set(id, version)
    return 'stored'
  }
}

/** Whether the first differing part of one is higher. */
function isHigher(one: Version['rank'], other: Version['rank']): boolean {
  const at = one.findIndex((part, i) => part !== other[i])
  return at >= 0 && (one[at] as number) > (other[at] as number)
}

export const sha256 = (bytes: Uint8Array | null): string | null =>
  bytes && createHash('sha256').update(bytes).digest('hex')
