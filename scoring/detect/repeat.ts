import { type Static, Type } from 'typebox'
import { Gists } from '../text/gist.ts'
import { Comparison, type Parts } from '../text/stretch.ts'
import type { Turn } from '../transcript.ts'
import { type Cluster, clustersOf, Likenesses } from './cluster.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View } from './detector.ts'
import { doubtOf } from './doubt.ts'

const Spec = Type.Object(
  {
    at_least: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'Likeness from which it is the same thing, 0 to 1; 0.7 is a good beginning.',
    }),
    times: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 100, description: 'From so many times on; 2 where not said.' }),
    ),
    within_turns: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 50,
        description: "The last time is no more than so many of the speaker's turns after the first; 10 where not said.",
      }),
    ),
    min_length: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 100,
        description: 'Turns of fewer different characters, or words in English, are passed over; 4 where not said.',
      }),
    ),
  },
  { additionalProperties: false, description: 'The same thing said again, word for word or nearly so.' },
)

type Spec = Required<Static<typeof Spec>>

const DEFAULTS = { times: 2, within_turns: 10, min_length: 4 }

/** The same thing said again. Signs of listening, short turns and lines the recogniser was unsure of are passed over. */
export const repeat: Detector = {
  schema: Spec,
  compile(given: Static<typeof Spec>): Probe {
    const spec = { ...DEFAULTS, ...given }
    if (spec.times > spec.within_turns + 1)
      throw new Error(`repeat: ${spec.times} times take more than ${spec.within_turns} turns after the first`)
    return { words: true, timed: false, look: (scene, view) => look(scene, view, spec) }
  },
}

function look(scene: Scene, view: View, spec: Spec): Outcome {
  const turns = view.turns.filter(isWords)
  const gists = turns.length <= USUAL ? usual : new Gists(turns.length)
  const hits = mayRepeat(turns, scene.settings.min_confidence, spec, gists) ? hitsOf(turns, spec, gists) : NO_HITS
  return hits.length > 0 ? { hits } : { hits, doubt: doubtOf(scene, view) }
}

const isWords = ({ kind }: Turn): boolean => kind === 'words'

const NO_HITS: readonly Hit[] = []

const USUAL = 256
/** Room for the gists of a call, used again for the next. */
const usual = new Gists(USUAL)

/** Reads the turns' gists; false where by them no turn is like so many others that there is a group. */
function mayRepeat(turns: readonly Turn[], sure: number, spec: Spec, gists: Gists): boolean {
  const { at_least, times, within_turns, min_length } = spec
  const { lengths } = gists
  let may = false
  for (let later = 0; later < turns.length; later++) {
    const { text, confidence } = turns[later] as Turn
    if (confidence < sure || text.length < min_length) gists.skip(later)
    else gists.read(later, text)
    if ((lengths[later] as number) < min_length) continue
    for (let earlier = Math.max(0, later - within_turns); earlier < later; earlier++) {
      if ((lengths[earlier] as number) < min_length || !gists.mayBe(at_least, earlier, later)) continue
      if (Math.max(gists.count(earlier), gists.count(later)) >= times - 1) may = true
    }
  }
  return may
}

/** Turns of which some are alike. */
interface Sayings {
  turns: readonly Turn[]
  alike: Likenesses
  comparison: Comparison
}

/** @returns null where no two turns are alike */
function sayingsOf(turns: readonly Turn[], spec: Spec, gists: Gists): Sayings | null {
  const { at_least, within_turns, min_length } = spec
  const { lengths } = gists
  const comparison = new Comparison()
  let said: Sayings | null = null
  for (let later = 0; later < turns.length; later++) {
    if ((lengths[later] as number) < min_length) continue
    for (let earlier = Math.max(0, later - within_turns); earlier < later; earlier++) {
      if ((lengths[earlier] as number) < min_length || !gists.mayBe(at_least, earlier, later)) continue
      const [a, b] = [comparison.of((turns[earlier] as Turn).text), comparison.of((turns[later] as Turn).text)]
      if (a.different < min_length || b.different < min_length) continue
      const { similarity } = comparison.compare(a, b)
      if (similarity < at_least) continue
      said ??= { turns, alike: new Likenesses(turns.length, within_turns), comparison }
      said.alike.set(earlier, later, similarity)
    }
  }
  return said
}

function hitsOf(turns: readonly Turn[], spec: Spec, gists: Gists): readonly Hit[] {
  const said = sayingsOf(turns, spec, gists)
  if (said === null) return NO_HITS
  return clustersOf(said.alike, spec.times).map((cluster) => hitOf(cluster, said, spec.times))
}

function hitOf({ places, similarity }: Cluster, said: Sayings, times: number): Hit {
  const turnAt = (place: number) => said.turns[place] as Turn
  const spans = places.map((place) => ({ segment: turnAt(place).segment, ...stretchOf(place, said) }))
  const first = turnAt(places[0] as number)
  let end = first.end
  for (const place of places) end = Math.max(end, turnAt(place).end)
  return {
    matchedBy: 'repeat',
    start: first.start,
    end,
    order: first.rank + (spans[0] as { start: number }).start / 1e6,
    spans,
    sure: Math.round(similarity * 100) / 100,
    measured: { value: places.length, limit: times, unit: 'times' },
  }
}

/**
 * What of a turn is said in the turn it is most like: of the longer one the stretch that is alike, and from the first to
 * the last token that both have.
 */
function stretchOf(place: number, { turns, alike, comparison }: Sayings): { start: number; end: number } {
  const [first, last] = alike.around(place)
  let likest = first
  for (let other = first; other <= last; other++) {
    if (likest === place || (other !== place && alike.of(place, other) > alike.of(place, likest))) likest = other
  }
  const partsAt = (at: number): Parts => comparison.of((turns[at] as Turn).text)
  const [own, other] = [partsAt(place), partsAt(likest)]
  const longer = own.singles.length > other.singles.length
  const { from, to } = longer ? comparison.compare(own, other) : { from: 0, to: own.singles.length }
  const shared = (at: number) => other.singles.includes(own.singles[at] as number)
  let [begin, end] = [from, to]
  while (begin < end - 1 && !shared(begin)) begin++
  while (begin < end - 1 && !shared(end - 1)) end--
  return { start: own.starts[begin] as number, end: own.ends[end - 1] as number }
}
