/** Repeatable chance: the same seed gives the same sequence in every process. */
export interface Random {
  /** From 0 (included) to 1 (not included). */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** One of the keys, each as likely as its weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T
  /** `count` different items in their own order. */
  sample<T>(items: readonly T[], count: number): T[]
}

/** FNV-1a, so that a label such as a call id can be a seed. */
export function seedOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const char of parts.join('\u0000')) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

export function createRandom(...seed: (string | number)[]): Random {
  let state = seedOf(...seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new Error('Nothing to pick from: a sentence bank is empty.')
      return items[int(0, items.length - 1)]!
    },
    weighted: <T extends string>(weights: Readonly<Record<T, number>>): T => {
      const entries = Object.entries(weights) as [T, number][]
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of entries) {
        rest -= weight
        if (rest < 0) return item
      }
      return entries.at(-1)![0]
    },
    sample: (items, count) => {
      const left = items.map((_, index) => index)
      const taken = Array.from(
        { length: Math.min(count, items.length) },
        () => left.splice(int(0, left.length - 1), 1)[0]!,
      )
      return taken.sort((a, b) => a - b).map((index) => items[index]!)
    },
  }
}
