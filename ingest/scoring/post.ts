import type { Problem } from '../../contract/index.ts'
import type { Source } from '../../scoring/packs/source.ts'
import type { Rulebook } from '../../scoring/scorer.ts'
import type { CallToScore } from './scoring.ts'

/** What the scoring thread is started with. */
export interface Assignment {
  sources: readonly Source[]
  timeZone: string
}

/** What it says first: the rule books it judges by, or what is wrong in the pack. */
export type Readiness = { rulebooks: readonly Rulebook[] } | { problems: readonly string[] }

/** Calls to be scored: their bytes one after the other, the length of each, and their hashes. */
export interface Parcel {
  id: number
  bytes: Uint8Array<ArrayBuffer>
  lengths: number[]
  inputHashes: string[]
}

/** Of each call its score as JSON, which costs less to hand over than the object; or why it has none. */
export interface Reply {
  id: number
  scored: (string | Problem)[]
}

export function pack(id: number, calls: readonly CallToScore[]): Parcel {
  const lengths = calls.map(({ bytes }) => bytes.length)
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  let at = 0
  for (const call of calls) {
    bytes.set(call.bytes, at)
    at += call.bytes.length
  }
  return { id, bytes, lengths, inputHashes: calls.map(({ inputHash }) => inputHash) }
}

export function* unpack({ bytes, lengths, inputHashes }: Parcel): Generator<{ bytes: Uint8Array; inputHash: string }> {
  let at = 0
  for (const [i, length] of lengths.entries()) {
    yield { bytes: bytes.subarray(at, at + length), inputHash: inputHashes[i] as string }
    at += length
  }
}
