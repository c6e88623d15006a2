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

/** Works in turn, so that a busy moment meets all of them; the best round of each, in ms. */
export async function inTurn(rounds: number, works: readonly (() => unknown)[]): Promise<number[]> {
  const least = works.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of works.entries()) least[i] = Math.min(least[i] as number, await best(1, work))
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
