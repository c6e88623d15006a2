import { expect, test } from 'vitest'
import { atLeast, lengthOf, variantsOf } from '../../../scoring/match/part.ts'
import { parsePhrase } from '../../../scoring/match/phrase.ts'
import { found } from '../detectors/measuring.ts'

const part = (text: string) => parsePhrase(text, () => []).parts[0] as Parameters<typeof atLeast>[0]

/** Variants of so many letters or more, a dot between two English words. */
function longer(text: string, letters: number): string[] {
  const left = atLeast(part(text), letters)
  return left ? variantsOf(left).map((one) => one.replaceAll('\u0001', '.')) : []
}

test('where two English words meet there is no letter', () => {
  expect(['ab', 'a\u0001b', '\u0001', ''].map(lengthOf)).toEqual([2, 2, 0, 0])
  expect(part('a b')).toMatchObject({ shortest: 2, longest: 2, variants: 1 })
})

test('of a phrase those variants are left that have so many letters', () => {
  expect(longer('甲(乙|)(丙丁|)', 3)).toEqual(['甲乙丙丁', '甲丙丁'])
  expect(longer('甲(乙|)(丙丁|)', 1)).toHaveLength(4)
  expect(longer('甲(乙|)', 3)).toEqual([])
  expect(longer('(go|go on)', 3)).toEqual(['go.on'])
  expect(longer('a b', 2)).toEqual(['a.b'])
})

test('what is left goes on alike from where it may', () => {
  const left = atLeast(part('(甲|乙)丙(丁|戊)'), 2)
  expect(left).toMatchObject({ shortest: 3, longest: 3, variants: 4 })
})

test('in a call of hundreds of turns each is heard', () => {
  const turns = Array.from({ length: 200 }, (_, i): ['agent' | 'customer', string] =>
    i % 2 ? ['agent', '请稍等'] : ['customer', '好的'],
  )
  expect(found({ phrases: { any: ['稍等'] } }, turns)).toHaveLength(100)
  expect(found({ phrases: { any: ['稍等'] } }, turns.slice(0, 2))).toHaveLength(1)
})

test('noise says nothing, though it is written', () => {
  expect(
    found({ phrases: { any: ['音乐'] }, speaker: 'any' }, [
      ['agent', '喂'],
      ['agent', '[音乐]', { kind: 'noise' }],
    ]),
  ).toBe('pass')
})
