import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lookout } from '../../scoring/match/lookout.ts'
import { fold } from '../../scoring/text/fold.ts'
import { readTranscript } from '../../scoring/transcript.ts'
import { callOf } from './books.ts'

const spoken = (...texts: string[]) => readTranscript(callOf(texts.map((text) => ['agent', text])))

/** In which turns a thing may be. */
function places(lookout: Lookout, thing: number, ...texts: string[]): number[] {
  const transcript = spoken(...texts)
  const turns = transcript.turns.filter((turn) => lookout.within(transcript, turn, thing)).map(({ rank }) => rank)
  expect(lookout.hear(transcript).has(thing)).toBe(turns.length > 0)
  return turns
}

test('a thing may be where a word of each choice stands, in any order', () => {
  const lookout = new Lookout()
  const thing = lookout.watch([
    ['退款', '退钱'],
    ['今天', '马上'],
  ])
  expect(places(lookout, thing, '马上退钱', '退款', '今天', '今天给您退款')).toEqual([0, 3])
})

test('words are found within others, in any case, width and script, but not across a gap', () => {
  const lookout = new Lookout()
  const thing = lookout.watch([['fund', '网费']])
  expect(places(lookout, thing, 'REFUND', 'ｆｕｎｄ', '網費', 'fu-nd', '网 费')).toEqual([0, 1, 2])
})

test('a word with a space is found with one only', () => {
  const lookout = new Lookout()
  const thing = lookout.watch([['tell me']])
  expect(places(lookout, thing, 'Tell me', 'tell  me', 'tellme')).toEqual([0])
})

test('a whole is where any part of it is', () => {
  const lookout = new Lookout()
  const whole = lookout.watch()
  const parts = [lookout.watch([['甲']], whole), lookout.watch([['乙'], ['丙']], whole)]
  expect(parts.map((part) => places(lookout, part, '甲', '乙', '丙乙'))).toEqual([[0], [2]])
  expect(places(lookout, whole, '甲', '乙', '丙乙')).toEqual([0, 2])
})

test('what was in one call is not in the next', () => {
  const lookout = new Lookout()
  const thing = lookout.watch([['甲']])
  expect(places(lookout, thing, '乙', '甲')).toEqual([1])
  expect(places(lookout, thing, '乙', '乙')).toEqual([])
})

test('there may be many things, in a call of many turns', () => {
  const lookout = new Lookout()
  const words = [...'甲乙丙丁戊己庚辛壬癸'].flatMap((one) => [...'子丑寅卯辰巳'].map((other) => one + other))
  const things = words.map((word) => lookout.watch([[word]]))
  const turns = Array.from({ length: 300 }, (_, i) => words[i % words.length] as string)
  for (const i of [0, 31, 32, 59]) {
    expect(places(lookout, things[i] as number, ...turns)).toEqual([0, 1, 2, 3, 4].map((round) => i + 60 * round))
  }
})

test('what is added later is looked out for as well', () => {
  const lookout = new Lookout()
  const transcript = spoken('甲乙')
  const first = lookout.watch([['甲']])
  expect(lookout.hear(transcript).has(first)).toBe(true)
  const second = lookout.watch([['乙']])
  expect([first, second].map((thing) => lookout.hear(transcript).has(thing))).toEqual([true, true])
})

test('it finds what a plain search finds, however many things there are, call after call', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '甲', '乙'), minLength: 1, maxLength: 4 })
  const needs = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '甲', '乙', '，'), maxLength: 12 })
  const calls = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  let there = 0
  fc.assert(
    fc.property(fc.array(needs, { minLength: 1, maxLength: 40 }), calls, (all, said) => {
      const lookout = new Lookout()
      const things = all.map((one) => lookout.watch(one))
      for (const texts of said) {
        const transcript = spoken(...texts)
        for (const turn of transcript.turns) {
          const runs = turn.text.split('，').map(fold)
          const has = (wanted: string) => runs.some((run) => run.includes(wanted))
          for (const [i, thing] of things.entries()) {
            const expected = (all[i] as string[][]).every((choice) => choice.some(has))
            if (expected) there++
            expect(lookout.within(transcript, turn, thing)).toBe(expected)
          }
        }
      }
    }),
    { numRuns: 200 },
  )
  expect(there).toBeGreaterThan(20)
})
