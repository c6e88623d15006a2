/** The name most like one that is not there; null where none is much like it. */
export function likest(name: string, names: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.max(1, Math.floor(name.length / 2)) + 1
  for (const one of names) {
    const steps = distance(name, one)
    if (steps < least) [best, least] = [one, steps]
  }
  return best
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same))
    }
    row = next
  }
  return row[b.length] as number
}

/** `; did you mean "…"?`, or nothing where no name is much like it. */
export function meant(name: string, names: readonly string[]): string {
  const nearest = likest(name, names)
  return nearest === null ? '' : `; did you mean "${nearest}"?`
}
