import { BadRowError } from '../errors.ts'
import type { Source } from '../types.ts'

/**
 * Which of two versions wins, as one number: revision, then the end of the call, then the place in its source. The
 * hash only makes the order total (equal places in two partitions), so that every reader picks the same.
 */
export function versionRank(version: {
  revision: number
  endedAt: number
  source: Pick<Source, 'position' | 'line'>
  inputHash: string
}): bigint {
  const { position, line } = version.source
  const hash = Number.parseInt(version.inputHash.slice(-8), 16)
  return pack([
    [32, version.revision, 'revision'],
    [44, version.endedAt + YEAR_1900, 'ended_at'],
    [56, position, 'position'],
    [32, line, 'line'],
    [32, hash, 'input_hash'],
  ])
}

/** Times before 1970 (an offset can lead there) must sort, too. */
const YEAR_1900 = 2_208_988_800_000

/** The rank of a score in `heads`: the version decides, then the later run. */
export const headRank = (version: bigint, runNumber: number): bigint => (version << 32n) | BigInt(runNumber)

/** The version's part of a head's rank. */
export const versionOf = (head: bigint): bigint => head >> 32n

function pack(fields: [bits: number, value: number, name: string][]): bigint {
  let rank = 0n
  for (const [bits, value, name] of fields) {
    if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** bits) {
      throw new BadRowError(`${name} is ${value}, not a whole number from 0 to 2^${bits}`)
    }
    rank = (rank << BigInt(bits)) | BigInt(value)
  }
  return rank
}
