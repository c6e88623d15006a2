type Path = readonly (string | number)[]

/** Where something of an extending file stands: in the file itself, or in the one it extends. */
export interface Origin {
  base: boolean
  path: Path
}

/** A value, and where it and what lies within it came from: by path within the value, the longest that fits tells. */
export interface Part<T> {
  value: T
  from: readonly { path: Path; origin: Origin }[]
}

/** A value as it stands at one place. */
export const taken = <T>(value: T, base: boolean, path: Path): Part<T> => ({
  value,
  from: [{ path: [], origin: { base, path } }],
})

/** Parts as a list that stands nowhere itself. */
export const listOf = <T>(parts: readonly Part<T>[]): Part<T[]> => ({
  value: parts.map(({ value }) => value),
  from: parts.flatMap((part, i) => under(i, part)),
})

/** What came from where, one step further in. */
export const under = (key: string | number, { from }: Pick<Part<unknown>, 'from'>): Part<unknown>['from'] =>
  from.map(({ path, origin }) => ({ path: [key, ...path], origin }))

/** Where the part at a path came from. */
export function originOf({ from }: Pick<Part<unknown>, 'from'>, path: Path): Origin {
  let best: Part<unknown>['from'][number] = { path: [], origin: { base: false, path: [] } }
  for (const one of from)
    if (one.path.length >= best.path.length && one.path.every((step, i) => step === path[i])) best = one
  return { base: best.origin.base, path: [...best.origin.path, ...path.slice(best.path.length)] }
}
