/** How alike the places of a row are to those near them; 0 where they are not. */
export class Likenesses {
  readonly size: number
  /** Places further apart than this are not compared. */
  readonly reach: number
  private readonly values: Float64Array

  constructor(size: number, reach: number) {
    this.size = size
    this.reach = reach
    this.values = new Float64Array(size * reach)
  }

  /** @param earlier a place before `later`, no more than `reach` */
  set(earlier: number, later: number, similarity: number): void {
    this.values[later * this.reach + later - earlier - 1] = similarity
  }

  /** Whichever is named first; 1 of a place and itself. */
  of(a: number, b: number): number {
    if (a === b) return 1
    const later = Math.max(a, b)
    return this.values[later * this.reach + Math.abs(a - b) - 1] as number
  }

  /** First and last of the places that may be alike to one. */
  around(place: number): [first: number, last: number] {
    return [Math.max(0, place - this.reach), Math.min(this.size - 1, place + this.reach)]
  }
}

/** Places in a row that belong together, in order. */
export interface Cluster {
  places: number[]
  /** Likeness of the least alike of the group that agrees best. */
  similarity: number
}

/**
 * A group is so many places, all of them alike to one of them, the first and the last no further apart than the reach.
 * Groups with a place in common are one cluster. So one place more, a lower likeness or a longer reach never takes a
 * cluster away.
 */
export function clustersOf(alike: Likenesses, times: number): Cluster[] {
  const sets = new Sets(alike.size)
  const best = new Float64Array(alike.size)
  for (let centre = 0; centre < alike.size; centre++) {
    const group = groupAround(centre, alike, times)
    if (group.length === 0) continue
    let least = 1
    for (const place of group) {
      sets.join(centre, place)
      least = Math.min(least, alike.of(centre, place))
    }
    best[centre] = least
  }
  const clusters = new Map<number, Cluster>()
  for (let place = 0; place < alike.size; place++) {
    if (!sets.has(place)) continue
    const first = sets.firstOf(place)
    const cluster = clusters.get(first) ?? { places: [], similarity: 0 }
    cluster.places.push(place)
    cluster.similarity = Math.max(cluster.similarity, best[place] as number)
    clusters.set(first, cluster)
  }
  return [...clusters.values()]
}

const NONE: readonly number[] = []

/** All places of the groups whose others are alike to one place. */
function groupAround(centre: number, alike: Likenesses, times: number): readonly number[] {
  const [first, last] = alike.around(centre)
  const near: number[] = []
  for (let place = first; place <= last; place++) if (alike.of(centre, place) > 0) near.push(place)
  if (near.length < times) return NONE
  let from = -1
  let to = 0
  let end = 0
  for (let begin = 0; (near[begin] as number) <= centre; begin++) {
    while (end < near.length && (near[end] as number) - (near[begin] as number) <= alike.reach) end++
    if (end - begin < times) continue
    if (from < 0) from = begin
    to = end
  }
  return from < 0 ? NONE : near.slice(from, to)
}

/** Sets of places that grow together (union–find); the first place of a set stands for it. */
class Sets {
  private readonly parents: Int32Array

  constructor(size: number) {
    this.parents = new Int32Array(size).fill(-1)
  }

  has(place: number): boolean {
    return this.parents[place] !== -1
  }

  firstOf(place: number): number {
    const { parents } = this
    let at = place
    while (parents[at] !== at && parents[at] !== -1) {
      const parent = parents[at] as number
      const next = parents[parent] as number
      parents[at] = next === -1 ? parent : next
      at = parent
    }
    return at
  }

  join(a: number, b: number): void {
    const [one, other] = [this.firstOf(a), this.firstOf(b)]
    const first = Math.min(one, other)
    this.parents[one] = first
    this.parents[other] = first
  }
}
