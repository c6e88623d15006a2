import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { anyCall } from '../arbitrary.ts'
import { anyBook, bookOfRules } from '../arbitrary-rules.ts'
import { judgeOf, portable, SHIPPED, several, wordsOf } from './scoring.ts'
import { anyTalk, fewBook } from './talk.ts'

/** A few rich books, the shipped ones among them. */
const RICH: Book[] = [...SHIPPED, ...fc.sample(bookOfRules(30), { numRuns: 12, seed: 11 })]

/** Whose words the rules and situations of a book listen to. */
function voicesOf({ rules, situations = {} }: Book): Set<string> {
  const conditions = [...Object.values(rules), ...Object.values(situations)].flatMap((one) =>
    Object.values(one.conditions as Record<string, { speaker?: string }>),
  )
  return new Set(conditions.map(({ speaker = 'agent' }) => speaker))
}

const splits = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  /[\ud800-\udbff]/.test(text[at - 1] as string) &&
  /[\udc00-\udfff]/.test(text[at] as string)

test('no call is too strange to be judged, and all evidence is whole characters of what a speaker said', () => {
  const judges = RICH.map((book) => ({ judge: judgeOf(book), voices: voicesOf(book) }))
  fc.assert(
    fc.property(anyCall, fc.nat(RICH.length - 1), (call, n) => {
      const { judge, voices } = judges[n] as (typeof judges)[number]
      const score = judge(call)
      for (const { segment, start, end, text } of wordsOf(score)) {
        const said = call.segments[segment]
        if (text === '' || said?.text.slice(start, end) !== text) throw new Error(`"${text}" is not what was said`)
        if (splits(said.text, start) || splits(said.text, end)) throw new Error(`"${text}" has half a character`)
        if (!voices.has('any') && !voices.has(said.speaker)) throw new Error(`"${text}" is what ${said.speaker} said`)
      }
    }),
    { numRuns: 10_000 },
  )
})

describe('the same call comes to the same', () => {
  const bookAndCalls = fc.tuple(anyBook, several(anyCall, 12))

  test('twice, in any order, and by a fresh scorer, byte for byte', () => {
    fc.assert(
      fc.property(bookAndCalls, ([book, calls]) => {
        const judge = judgeOf(book)
        const first = calls.map((call) => JSON.stringify(judge(call)))
        const backwards = calls.toReversed().map((call) => JSON.stringify(judge(structuredClone(call))))
        expect(backwards.toReversed()).toEqual(first)
        expect(calls.map((call) => JSON.stringify(judgeOf(book)(call))).slice(-1)).toEqual(first.slice(-1))
      }),
      { numRuns: 80 },
    )
  })

  test('in whatever order its segments and holds come in', () => {
    // Some calls have their lines at a few moments only, so that many stand level.
    const level = (call: Call): Call => ({
      ...call,
      segments: call.segments.map(({ start_ms = 0, end_ms, ...segment }) => {
        const from = (Math.abs(start_ms) % 3) * 1000
        return {
          ...segment,
          start_ms: from,
          ...(end_ms !== undefined && { end_ms: from + (start_ms % 2 === 0 ? 900 : 2500) }),
        }
      }),
    })
    const books = fc.oneof(
      { weight: 6, arbitrary: anyBook },
      { weight: 6, arbitrary: fewBook },
      { weight: 1, arbitrary: fc.constantFrom(...SHIPPED) },
    )
    const shuffled = fc
      .oneof(anyCall, anyCall.map(level), anyTalk.map(level))
      .chain((call) =>
        fc
          .tuple(
            fc.shuffledSubarray(call.segments, { minLength: call.segments.length }),
            fc.shuffledSubarray(call.holds ?? [], { minLength: call.holds?.length ?? 0 }),
          )
          .map(([segments, holds]): [Call, Call] => [call, { ...call, segments, ...(call.holds && { holds }) }]),
      )
    fc.assert(
      fc.property(books, several(shuffled, 15), (book, pairs) => {
        const judge = judgeOf(book)
        for (const [call, other] of pairs) expect(portable(judge(other), other)).toEqual(portable(judge(call), call))
      }),
      { numRuns: 100 },
    )
  })
})
