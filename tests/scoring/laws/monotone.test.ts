import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyWindow, CONFUSED, LISTS, type Spec } from '../arbitrary-rules.ts'
import { several } from './scoring.ts'
import { anyTalk, ask, fewPhrase, overlap } from './talk.ts'

const some = (minLength: number, maxLength: number) => fc.uniqueArray(fewPhrase, { minLength, maxLength })
const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [key]: one }))
const spread = (...parts: fc.Arbitrary<object>[]): fc.Arbitrary<Spec> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Spec)

const near = spread(maybe('within_words', fc.nat(6)), maybe('scope', fc.constantFrom('turn', 'stretch', 'window')))
const loosely = fc
  .tuple(some(2, 6), near)
  .chain(([any, options]) =>
    fc.integer({ min: 2, max: any.length }).map((at_least): Spec => ({ any, at_least, ...options })),
  )
const any = spread(
  some(1, 5).map((any) => ({ any })),
  maybe('scope', fc.constantFrom('turn', 'stretch')),
)
const all = spread(
  some(1, 3).map((all) => ({ all })),
  near,
)
const inOrder = spread(
  some(1, 3).map((in_order) => ({ in_order })),
  near,
)
const said = spread(fc.oneof(any, all, inOrder, loosely), maybe('except', some(1, 3)))

/** Of rows and of so many of some phrases others may be shown, which begin earlier. */
const showsTheSame = (narrow: Spec): boolean => !/in_order|at_least/.test(JSON.stringify(narrow))

/** Where one condition is *yes*, so is another, and the words of the one are among those of the other. */
const implies = (pairs: fc.Arbitrary<readonly [narrow: Spec, wide: Spec]>, numRuns = 70) => {
  let found = 0
  fc.assert(
    fc.property(pairs, several(anyTalk, 25), ([narrow, wide], calls) => {
      const [asked, then] = [ask(narrow), ask(wide)]
      for (const call of calls) {
        const { outcome, words } = asked(call)
        if (outcome !== 'finding') continue
        found++
        const wider = then(call)
        expect(wider.outcome).toBe('finding')
        if (!showsTheSame(narrow)) continue
        for (const word of words.filter(({ matched_by }) => matched_by === 'text'))
          expect(wider.words.some((other) => overlap(word, other))).toBe(true)
      }
    }),
    { numRuns },
  )
  expect(found).toBeGreaterThan(numRuns / 4)
}

const by = (detector: string, narrow: Spec, wide: Spec) => [{ [detector]: narrow }, { [detector]: wide }] as const
const DETECTORS = ['phrases', 'homophones']

test.each(DETECTORS)('a phrase more, or a list more, loses nothing (%s)', (detector) => {
  const wider = fc.tuple(fc.oneof(any, loosely), fewPhrase, fc.constantFrom(...Object.keys(LISTS)), fc.boolean())
  implies(
    wider.map(([spec, phrase, list, listed]) =>
      by(detector, spec, listed ? { ...spec, lists: [list] } : { ...spec, any: [...(spec.any as string[]), phrase] }),
    ),
  )
})

test.each(DETECTORS)('an exception less loses nothing (%s)', (detector) => {
  implies(
    fc
      .tuple(said, fewPhrase)
      .map(([spec, phrase]) => by(detector, { ...spec, except: [...((spec.except as string[]) ?? []), phrase] }, spec)),
  )
})

test.each(DETECTORS)('a lower at_least loses nothing (%s)', (detector) => {
  implies(
    loosely.map((spec) => {
      const { at_least, ...rest } = spec as { at_least: number }
      return by(detector, spec, at_least === 2 ? { any: spec.any } : { ...rest, at_least: at_least - 1 })
    }),
  )
})

test.each(DETECTORS)('a longer within_words, a wider scope loses nothing (%s)', (detector) => {
  const scopes = ['turn', 'stretch', 'window']
  implies(
    fc.oneof(all, inOrder, loosely).map((spec) => {
      const { within_words, scope } = spec as { within_words?: number; scope?: string }
      const wider = within_words === undefined ? {} : { within_words: within_words + 2 }
      const next = scopes[scopes.indexOf(scope ?? 'window') + 1]
      return by(detector, spec, { ...spec, ...wider, ...(next && { scope: next }) })
    }),
  )
})

type Numbers = Record<string, number | number[]>

/** A window that reaches further. */
function wider(window: Spec): Spec {
  const [[kind, reach]] = Object.entries(window) as [[string, Numbers]]
  const grown = Object.entries(reach).map(([unit, value]) => [
    unit,
    Array.isArray(value)
      ? [(value[0] as number) - (unit === 'turns' && value[0] === 1 ? 0 : 1), (value[1] as number) + 1]
      : Math.min(value * 2, unit.startsWith('percent') ? 100 : 1000),
  ])
  const usable = grown.map(([unit, value]) => [
    unit,
    Array.isArray(value) ? [Math.max(0, value[0] as number), value[1]] : value,
  ])
  return { [kind]: Object.fromEntries(usable) }
}

test.each(DETECTORS)('a wider window, or none, loses nothing (%s)', (detector) => {
  implies(
    fc.tuple(said, anyWindow([]), fc.boolean()).map(([spec, window, none]) => {
      return [
        { [detector]: spec, in: window },
        none ? { [detector]: spec } : { [detector]: spec, in: wider(window) },
      ] as const
    }),
  )
})

test('a listener to everybody hears what one to some hears', () => {
  implies(
    fc.tuple(said, fc.constantFrom('agent', 'customer')).map(([phrases, speaker]) => [
      { phrases, speaker },
      { phrases, speaker: 'any' },
    ]),
  )
})

const innocent = maybe('innocent', some(1, 3))

/** What is excused by sound is excused more often, the more sounds are one: without exceptions, then. */
const unexcused = said.map(({ except: _, ...spec }) => spec)

test('homophones find what phrases find, but for what is excused by sound', () => {
  implies(
    fc
      .tuple(unexcused, innocent, fc.constantFrom(...CONFUSED))
      .map(([phrases, innocent, confuse]) => [{ phrases }, { homophones: { ...phrases, ...innocent, confuse } }]),
  )
})

test('more sounds taken for one another, a shorter min_length, an innocent less lose nothing, but for what is excused', () => {
  implies(
    fc
      .tuple(unexcused, fc.integer({ min: 2, max: 4 }), some(1, 2), fc.constantFrom(...CONFUSED))
      .map(([spec, min_length, innocent, confuse]) =>
        by('homophones', { ...spec, min_length, innocent, confuse }, { ...spec, min_length: 2 }),
      ),
  )
})
