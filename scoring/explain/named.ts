import type { Hit, Scene, View } from '../detect/detector.ts'
import type { Shelf } from '../form/workshop.ts'
import type { Condition } from '../rule/condition.ts'
import { again, type Spec } from './again.ts'

const WORDINGS = new Set(['phrases', 'homophones'])

/** Of each hit, the phrase it is of, where that cannot be read off the words: by sound, or with a gap. */
export function phrasesOfHits(
  { detector, voice }: Condition,
  spec: Spec,
  hits: readonly Hit[],
  scene: Scene,
  view: View,
  shelf: Shelf,
): (string | null)[] {
  const none = hits.map(() => null)
  if (!WORDINGS.has(detector) || (spec.all ?? spec.in_order ?? spec.at_least ?? spec.none) !== undefined) return none
  const ids = (spec.lists ?? []) as readonly string[]
  const all = [...((spec.any ?? []) as readonly string[]), ...ids.flatMap((id) => shelf.lists[id] ?? [])]
  const sounded = hits.some(({ matchedBy }) => matchedBy === 'homophone')
  const wanted = sounded ? all : all.filter((text) => /[…<]/.test(text))
  if (wanted.length === 0 || hits.length === 0) return none
  const alone = wanted.map((text) => ({ ...spec, lists: undefined, any: [text] }))
  const found = again(shelf, detector, voice, alone).map((probe) => new Set(probe.look(scene, view).hits.map(placeOf)))
  return hits.map((hit) => {
    const place = placeOf(hit)
    const at = found.findIndex((places) => places.has(place))
    return at < 0 || (hit.matchedBy === 'text' && !/[…<]/.test(wanted[at] as string)) ? null : (wanted[at] as string)
  })
}

const placeOf = ({ spans, matchedBy }: Hit): string => JSON.stringify([spans, matchedBy])
