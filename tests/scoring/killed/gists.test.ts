import { describe, expect, test } from 'vitest'
import { Gists } from '../../../scoring/text/gist.ts'
import { syllableOf } from '../../../scoring/text/sounds.ts'

/** The highest likeness, in hundredths, that two texts may have by their gists. */
function mostAlike(a: string, b: string): number {
  const gists = new Gists(2)
  gists.read(0, a)
  gists.read(1, b)
  let most = 100
  while (most > 0 && !gists.mayBe(most / 100, 0, 1)) most--
  return most
}

describe('a gist tells apart what cannot be alike', () => {
  // Each token that the longer lacks takes a single and a pair of 2n − 1; the fraction is cut to hundredths.
  test.each<[a: string, b: string, most: number]>([
    ['一二三四', '一二三四', 100],
    ['一二三四', '四五三二一', 100],
    ['一二三四', '一二三五六', 71],
    ['一二三四', '一二七五六', 42],
    ['一二三四五', '九八七六', 0],
    ['one two three four', 'one two three five six', 71],
    ['one two three four', 'one two three fork six', 100],
    ['one two three four', 'one two three', 100],
    ['one two three', 'one tap three four', 60],
    ['one two three', 'one 2 three four', 60],
    ['1234', '12345', 100],
    ['1234', '1235', 71],
    ['1234', '4 3 2 1 9', 100],
    ['1234', '5678', 0],
    ['1290', '12 90', 100],
    ['a1234 b', 'a1256 b', 100],
    ['12ab 34 c', '12cd 3 4 c', 100],
    ['12ab 34', '1 2 3 4 ab', 60],
    ["it's one two", 'its one two three', 100],
    ['it-k one', 'itk one two six', 60],
  ])('%s and %s', (a, b, most) => {
    expect([mostAlike(a, b), mostAlike(b, a)]).toEqual([most, most])
  })

  test('each letter by a class of its own, so that hardly any two are taken for one', () => {
    const letters = Array.from({ length: 200 }, (_, i) => String.fromCharCode(0x4e00 + 37 * i))
    const words = 'ab cd ef gh ij kl mn op qr st uv wx yz ba dc fe hg ji lk nm po rq ts vu xw zy'.split(' ')
    const share = (tokens: string[]) => {
      const pairs = tokens.slice(1).map((token, i): [string, string] => [tokens[i] as string, token])
      const apart = pairs.filter(([a, b]) => mostAlike(`${a} ${a}`, `${b} ${b}`) < 100)
      return apart.length / pairs.length
    }
    expect(share(letters)).toBeGreaterThan(0.95)
    expect(share(words)).toBeGreaterThan(0.9)
    expect(share([...'0123456789'])).toBe(1)
  })

  test('counts the tokens', () => {
    const gists = new Gists(1)
    const length = (text: string) => {
      gists.read(0, text)
      return gists.lengths[0]
    }
    expect(['', '一二', 'one two', '12 345', '12ab', 'a1', '一one二', '，'].map(length)).toEqual([
      0, 2, 2, 5, 1, 1, 3, 0,
    ])
    gists.skip(0)
    expect(gists.lengths[0]).toBe(0)
  })
})

test('a character that nobody can read aloud has no syllable', () => {
  expect([syllableOf('㐀'), syllableOf('々'), syllableOf('a'), syllableOf('您')]).toEqual([null, null, null, 'nin'])
})
