/**
 * The longest chain through lists of places, of each list at most one and none before that of an earlier list: which of
 * its places each list has in it, null where it has none. Of chains of one length it is the one through the earlier
 * lists, and in each list through its earliest place.
 * @param lists places in reading order
 */
export function chainOf(lists: readonly (readonly number[])[]): (number | null)[] {
  const latest = latestStarts(lists)
  let left = (latest[0] as readonly number[]).length - 1
  let at = Number.NEGATIVE_INFINITY
  return lists.map((places, i) => {
    const next = places.findIndex((place) => place >= at)
    const place = places[next]
    if (place === undefined || place > ((latest[i + 1] as readonly number[])[left - 1] ?? Number.NEGATIVE_INFINITY))
      return null
    left--
    at = place
    return next
  })
}

/** By list and length: where a chain of that length through this list and those after it begins at the latest. */
function latestStarts(lists: readonly (readonly number[])[]): number[][] {
  const latest: number[][] = [[Number.POSITIVE_INFINITY]]
  for (const places of lists.toReversed()) {
    const after = latest[0] as number[]
    const own = [Number.POSITIVE_INFINITY]
    for (let length = 1; length <= after.length; length++) {
      const before = after[length - 1] as number
      const place = places.findLast((one) => one <= before) ?? Number.NEGATIVE_INFINITY
      const start = Math.max(place, after[length] ?? Number.NEGATIVE_INFINITY)
      if (start > Number.NEGATIVE_INFINITY) own.push(start)
    }
    latest.unshift(own)
  }
  return latest
}
