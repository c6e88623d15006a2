import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Spec } from '../arbitrary-rules.ts'
import { callOf, type Line } from '../books.ts'
import { type Letter, lettersOf, type Place, placesOf, spansOf, wordsIn } from './plain.ts'
import { several } from './scoring.ts'
import { ask, wordy } from './talk.ts'

const PHRASES = ['您好', '您', '好', '不是', '我的错', '错', '好您', '没办法', 'hello', 'sorry', 'hello sorry', '您您']

interface Wanted {
  any?: string[]
  all?: string[]
  in_order?: string[]
  at_least?: number
  scope?: 'turn' | 'stretch' | 'window'
  within_words?: number
}

const few = (least: number) => fc.uniqueArray(fc.constantFrom(...PHRASES), { minLength: least, maxLength: 4 })
const near = fc.record(
  { scope: fc.constantFrom('turn' as const, 'stretch' as const, 'window' as const), within_words: fc.nat(4) },
  { requiredKeys: [] },
)
const wanted: fc.Arbitrary<Wanted> = fc
  .tuple(
    fc.oneof(
      few(1).map((all) => ({ all })),
      few(1).map((in_order) => ({ in_order })),
      few(2).chain((any) => fc.integer({ min: 2, max: any.length }).map((at_least) => ({ any, at_least }))),
    ),
    near,
  )
  .map(([kind, options]) => ({ ...kind, ...options }))

// Each line ends as words do, so that none is a sign of listening.
const line = fc
  .tuple(fc.constantFrom('agent' as const, 'agent' as const, 'customer' as const), wordy)
  .map(([speaker, text]): Line => [speaker, `${text}、那个`])
const lines = fc.array(line, { minLength: 1, maxLength: 6 })

/** The agent's stretches: the customer's words end them. */
function stretchesOf(lines: readonly Line[]): Letter[][] {
  const stretches: { segment: number; text: string }[][] = [[]]
  lines.forEach(([speaker, text], segment) => {
    if (speaker === 'agent') stretches.at(-1)?.push({ segment, text })
    else stretches.push([])
  })
  return stretches.map(lettersOf)
}

/** What is found, the obvious way: every place of every phrase, and then whatever of them stands together. */
function plainly({ any, all, in_order, at_least, scope = 'window', within_words }: Wanted, lines: readonly Line[]) {
  const phrases = (any ?? all ?? in_order) as string[]
  const stretches = stretchesOf(lines)
  const places = stretches.flatMap((letters, stretch) =>
    phrases.flatMap((text, phrase) =>
      placesOf(text, letters, scope === 'turn').map((place): Place => ({ ...place, stretch, phrase })),
    ),
  )
  const turnOf = ({ stretch, from }: Place) => stretches[stretch]?.[from]?.segment
  const partOf = (place: Place) => (scope === 'window' ? 0 : scope === 'stretch' ? place.stretch : turnOf(place))
  const isNear = (a: Place, b: Place): boolean => {
    if (within_words === undefined) return true
    if (a.stretch !== b.stretch) return false
    const [first, second] = a.from <= b.from ? [a, b] : [b, a]
    return wordsIn(stretches[a.stretch] as Letter[], first.to, second.from) <= within_words
  }
  const parts = [...new Set(places.map(partOf))].map((part) => places.filter((place) => partOf(place) === part))
  const hits = parts.flatMap((part) =>
    in_order ? chains(part, phrases.length, isNear) : groups(part, at_least ?? phrases.length, isNear),
  )
  const shown = ({ stretch, from, to }: Place) => spansOf((stretches[stretch] as Letter[]).slice(from, to))
  return hits.map((hit) => hit.flatMap(shown).sort().join(' ')).sort()
}

type Near = (a: Place, b: Place) => boolean

/** Places each near another of them, where they are of enough phrases. */
function groups(places: readonly Place[], need: number, isNear: Near): Place[][] {
  const left = new Set(places)
  const found: Place[][] = []
  for (const seed of places) {
    if (!left.delete(seed)) continue
    const group = [seed]
    for (const one of group) for (const other of left) if (isNear(one, other) && left.delete(other)) group.push(other)
    if (new Set(group.map(({ phrase }) => phrase)).size >= need) found.push(group)
  }
  return found
}

const follows = (a: Place, b: Place): boolean => b.stretch > a.stretch || (b.stretch === a.stretch && b.from >= a.to)
const earlier = (a: Place, b: Place): number => a.stretch - b.stretch || a.from - b.from

/** Every row of all phrases in order, tried in all ways; of rows that share words the earliest. */
function chains(places: readonly Place[], count: number, isNear: Near): Place[][] {
  const of = (phrase: number) => places.filter((place) => place.phrase === phrase).sort(earlier)
  let rows: Place[][] = of(0).map((place) => [place])
  for (let phrase = 1; phrase < count; phrase++) {
    rows = rows.flatMap((row) => {
      const last = row.at(-1) as Place
      return of(phrase)
        .filter((next) => follows(last, next) && isNear(last, next))
        .map((next) => [...row, next])
    })
  }
  const kept: Place[][] = []
  for (const row of rows) {
    const last = kept.at(-1)?.at(-1)
    if (last === undefined || follows(last, row[0] as Place)) kept.push(row)
  }
  return kept
}

test('all, in_order and at_least find, in every scope and nearness, what a plain search finds, and nothing else', () => {
  let found = 0
  fc.assert(
    fc.property(wanted, several(lines, 25), (spec, dialogues) => {
      const asked = ask({ phrases: spec } as Spec)
      for (const dialogue of dialogues) {
        const hits: string[][] = []
        for (const { hit, segment, start, end } of asked(callOf(dialogue)).words) {
          hits[hit] ??= []
          hits[hit].push(`${segment}:${start}-${end}`)
        }
        expect(hits.map((hit) => hit.sort().join(' ')).sort()).toEqual(plainly(spec, dialogue))
        if (hits.length > 0) found++
      }
    }),
    { numRuns: 300 },
  )
  expect(found).toBeGreaterThan(100)
})
