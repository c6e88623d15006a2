import type { Evidence } from '../../contract/index.ts'
import type { Hit, Scene, View } from '../detect/detector.ts'
import { evidenceOf } from '../form/evidence.ts'
import type { Shelf } from '../form/workshop.ts'
import type { Condition } from '../rule/condition.ts'
import type { Verdict } from '../rule/verdict.ts'
import { again, type Spec, sureOf } from './again.ts'

/** Words of a condition that stand in its window and do not count, and what stands against them. */
export interface Uncounted {
  why: Why[]
  /** Where they stand. */
  hits: Evidence[]
  /** The exceptions, or words that only sound alike, as the rule has them. */
  phrases: string[]
  /** Words between them, and how many there may be; null where that is not it, or somebody else spoke between. */
  apart: number | null
  limit: number | null
}

export type Why =
  | 'exception'
  | 'unsure'
  | 'apart'
  | 'scope'
  | 'order'
  | 'innocent'
  | 'short'
  /** They were said, and must not be. */
  | 'said'

/** Restraints in the order in which they are held responsible. */
const ORDER = ['exception', 'unsure', 'apart', 'scope', 'order', 'innocent', 'short'] as const
type Restraint = (typeof ORDER)[number]

const WORDINGS = new Set(['phrases', 'homophones'])
/** Fewer letters than these sound like anything. */
const SHORTEST = 2
/** The most `within_words` may say. */
const MOST_APART = 1000

/**
 * The search repeated with its restraints lifted, and put back one after the other as long as something is found: what
 * cannot be put back is why it does not count. Null where nothing is found without any.
 */
export function uncountedIn(
  condition: Condition,
  spec: Spec,
  { truth, reason }: Verdict,
  scene: Scene,
  view: View,
  shelf: Shelf,
): Uncounted | null {
  const search = (lifted: ReadonlySet<Restraint>, change: Spec = {}): readonly Hit[] => {
    const heard = lifted.has('unsure') ? sureOf(scene) : scene
    if (!WORDINGS.has(condition.detector)) return condition.probe.look(heard, view).hits
    const asked = { ...without(spec, lifted), ...change }
    return (again(shelf, condition.detector, condition.voice, [asked])[0] as Condition['probe']).look(heard, view).hits
  }
  const evidence = (hits: readonly Hit[]) => hits.flatMap((hit, i) => evidenceOf(hit, i, scene.call.segments))
  if (spec.none !== undefined) {
    const hits = truth === 'no' ? search(new Set(), { none: undefined, any: spec.none }) : []
    return hits.length === 0 ? null : { why: ['said'], hits: evidence(hits), phrases: [], apart: null, limit: null }
  }
  const lifted = new Set<Restraint>(ORDER.filter((one) => restrains(one, condition.detector, spec, scene)))
  if (lifted.size === 0 || search(lifted).length === 0) return null
  const blamed = reason === 'low_confidence' ? ['unsure' as const, ...ORDER] : ORDER
  for (const one of [...new Set(blamed)].reverse()) {
    if (!lifted.delete(one)) continue
    if (search(lifted).length === 0) lifted.add(one)
  }
  if (lifted.size === 0) return null
  const hits = search(lifted)
  return {
    why: ORDER.filter((one) => lifted.has(one)),
    hits: evidence(hits),
    phrases: phrasesOf(lifted, spec, shelf, hits, search),
    apart: lifted.has('apart')
      ? apartBy(Number(spec.within_words), (within_words) => search(lifted, { within_words }))
      : null,
    limit: lifted.has('apart') ? Number(spec.within_words) : null,
  }
}

function restrains(restraint: Restraint, detector: string, spec: Spec, { transcript, settings }: Scene): boolean {
  if (restraint === 'unsure') return transcript.leastSure < settings.min_confidence
  if (!WORDINGS.has(detector)) return false
  switch (restraint) {
    case 'exception':
      return (spec.except ?? spec.except_lists) !== undefined
    case 'innocent':
      return (spec.innocent ?? spec.innocent_lists) !== undefined
    case 'apart':
      return spec.within_words !== undefined
    case 'scope':
      return spec.scope === 'turn' || spec.scope === 'stretch'
    case 'order':
      return spec.in_order !== undefined
    case 'short':
      return detector === 'homophones'
  }
}

/** A spec with some of its restraints left out. */
function without(spec: Spec, lifted: ReadonlySet<Restraint>): Spec {
  const rest: Record<string, unknown> = { ...spec }
  if (lifted.has('exception')) delete rest.except
  if (lifted.has('exception')) delete rest.except_lists
  if (lifted.has('innocent')) delete rest.innocent
  if (lifted.has('innocent')) delete rest.innocent_lists
  if (lifted.has('apart')) delete rest.within_words
  if (lifted.has('scope')) delete rest.scope
  if (lifted.has('short')) rest.min_length = SHORTEST
  if (lifted.has('order')) {
    delete rest.in_order
    rest.all = spec.in_order
  }
  return rest
}

type Search = (lifted: ReadonlySet<Restraint>, change?: Spec) => readonly Hit[]

/** Of the exceptions, or the words that only sound alike, those that take a hit away by themselves. */
function phrasesOf(
  lifted: ReadonlySet<Restraint>,
  spec: Spec,
  { lists }: Shelf,
  hits: readonly Hit[],
  search: Search,
): string[] {
  const key = lifted.has('exception') ? 'except' : lifted.has('innocent') ? 'innocent' : null
  if (key === null) return []
  const ids = (spec[`${key}_lists`] ?? []) as readonly string[]
  const all = [...((spec[key] ?? []) as readonly string[]), ...ids.flatMap((id) => lists[id] ?? [])]
  return all.filter((phrase) => search(lifted, { [key]: [phrase] }).length < hits.length)
}

/** How many words they are apart: the fewest that would have to be allowed. */
function apartBy(limit: number, search: (most: number) => readonly Hit[]): number | null {
  if (search(MOST_APART).length === 0) return null
  let [below, above] = [limit, MOST_APART]
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2)
    if (search(middle).length > 0) above = middle
    else below = middle
  }
  return above
}
