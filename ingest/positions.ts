let last = 0

/** Position of something that came in by hand: microseconds since the epoch that only grow, one for each call. */
export function nextPosition(): number {
  last = Math.max(last + 1, Date.now() * 1000)
  return last
}
