/** Numbers from 0 to 1, the same for the same seed. */
export type Dice = () => number

/** Mulberry32: small, and good enough that what is picked in a row has nothing to do with each other. */
export function diceOf(seed: number): Dice {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const pick = <T>(dice: Dice, values: readonly T[]): T => values[Math.floor(dice() * values.length)] as T

export const upTo = (dice: Dice, most: number): number => Math.floor(dice() * (most + 1))
