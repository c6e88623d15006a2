/** The best of several rounds, in ms: on a busy machine the least disturbed round says most. */
export async function best(rounds: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** Two works in turn, so that a busy moment meets both; the best round of each. */
export async function sideBySide(rounds: number, a: () => unknown, b: () => unknown): Promise<[number, number]> {
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < rounds; round++) {
    least[0] = Math.min(least[0], await best(1, a))
    least[1] = Math.min(least[1], await best(1, b))
  }
  return least
}

export interface Row {
  what: string
  value: string
  ratio?: string
}

export function table(title: string, rows: Row[]): void {
  console.log(`\n${title}`)
  for (const { what, value, ratio } of rows) {
    console.log(`  ${what.padEnd(52)} ${value.padStart(16)}  ${(ratio ?? '').padStart(8)}`)
  }
}

export const times = (ratio: number): string => `× ${ratio.toFixed(2)}`
