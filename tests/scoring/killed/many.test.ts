import { describe, expect, test } from 'vitest'
import { createScorer } from '../../../scoring/scorer.ts'
import { fold } from '../../../scoring/text/fold.ts'
import { bookOf, bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith, scoreBy } from '../books.ts'

/** Characters that are no other's traditional form. */
const LETTERS = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + i))
  .filter((char) => fold(char) === char)
  .slice(0, 400)

/** More phrases than the first look can know to the end: of six letters, all different in the first two. */
const PHRASES = Array.from({ length: 400 }, (_, i) =>
  [i % 20, Math.floor(i / 20), (i * 7) % 400, (i * 11) % 400, (i * 13) % 400, (i * 17) % 400]
    .map((letter) => LETTERS[letter])
    .join(''),
)

/** Each of them with its last letter another. */
const OTHERS = PHRASES.map((phrase, i) => phrase.slice(0, 5) + LETTERS[(i * 17 + 1) % 400]).filter(
  (phrase) => !PHRASES.includes(phrase),
)

/** Asks calls, one after the other, which of some phrases are in them: each with its segment. */
function listenerTo(any: string[]) {
  const rule = ruleWith('r', { conditions: { said: { phrases: { any } } }, find: 'said' })
  const scorer = createScorer([bookOf(rule)])
  return (lines: Line[]) => {
    const { findings } = scorer.score(callOf(lines), HASH)
    return (findings[0]?.evidence ?? []).map(({ segment, text }) => [segment, text])
  }
}
const some = (all: readonly string[]) => all.filter((_, i) => i % 37 === 0)

describe('of hundreds of phrases', () => {
  test('each is found, alone and beside others', () => {
    const lines = some(PHRASES).map((phrase): Line => ['agent', `好的，${phrase}。`])
    expect(listenerTo(PHRASES)(lines)).toEqual(some(PHRASES).map((phrase, i) => [i, phrase]))
  })

  test('none that is another in its last letter, or is cut short', () => {
    const lines = some(OTHERS).flatMap((phrase): Line[] => [
      ['agent', phrase],
      ['customer', '我们在说话'],
      ['agent', phrase.slice(0, 5)],
      ['customer', '我们在说话'],
    ])
    expect(listenerTo(PHRASES)(lines)).toEqual([])
  })

  test('wherever it is cut into turns, and not where another speaks between', () => {
    const phrase = PHRASES[277] as string
    const heard = listenerTo(PHRASES)
    for (let cut = 1; cut < 6; cut++) {
      const [begins, ends] = [phrase.slice(0, cut), phrase.slice(cut)]
      const halves: Line[] = [
        ['agent', `的确${begins}，`],
        ['agent', `。${ends}的确`],
      ]
      expect(heard(halves)).toEqual([
        [0, begins],
        [1, ends],
      ])
      expect(heard([halves[0] as Line, ['customer', '我们在说话'], halves[1] as Line])).toEqual([])
    }
  })

  test('in a call of many turns', () => {
    const lines = Array.from({ length: 300 }, (_, i): Line => [i % 2 === 0 ? 'agent' : 'customer', '我们在说话'])
    const phrase = PHRASES[234] as string
    const heard = listenerTo([phrase])
    for (const at of [0, 62, 64, 66, 130, 298]) {
      expect(heard(lines.map((line, i) => (i === at ? ['agent', phrase] : line)))).toEqual([[at, phrase]])
    }
  })
})

test('in a long speech of one', () => {
  const lines = Array.from({ length: 300 }, (): Line => ['agent', '我们在说话'])
  const heard = listenerTo(['您稍等'])
  for (const at of [0, 63, 64, 65, 128, 299]) {
    expect(heard(lines.map((line, i) => (i === at ? ['agent', '请您稍等'] : line)))).toEqual([[at, '您稍等']])
  }
  const cut: Line[] = lines.map((line, i) => (i === 150 ? ['agent', '请您'] : i === 151 ? ['agent', '稍等'] : line))
  expect(heard(cut)).toEqual([
    [150, '您'],
    [151, '稍等'],
  ])
})

describe('lists', () => {
  const check = (any: string[], lists: Record<string, string[]>, text: string) => {
    const rule = ruleWith('r', { conditions: { said: { phrases: { any } } }, find: 'said' })
    const book = { ...bookWith(formWith([itemWith('item', 10, { rule: 'r', points: -10 })]), rule), lists }
    return scoreBy(book, callOf([['agent', text]])).findings[0]?.evidence.map((one) => one.text) ?? []
  }
  const lists = { you: ['您', '你(们|)'], gapped: ['对…起'], help: ['帮(忙|助)'] }

  test.each<[any: string, text: string, found: string[]]>([
    ['<you>等着', '您等着', ['您等着']],
    ['<you>等着', '你们等着，你等着', ['你们等着', '你等着']],
    ['<you>等着', '我等着，等着', []],
    ['请<you><help>', '请你帮助', ['请你帮助']],
    ['请<you>(再|)<help>', '请您再帮忙', ['请您再帮忙']],
    ['请<you>…<help>', '请你们多多帮忙', ['请你们多多帮忙']],
    ['请<you>…<help>', '请你们', []],
  ])('%s in %s', (any, text, found) => expect(check([any], lists, text)).toEqual(found))

  test('which may not hold what cannot be put into a phrase', () => {
    expect(() => check(['<gapped>了'], lists, '')).toThrow('has a … inside ( ) or a list')
    expect(() => check(['<you>'], { you: ['<me>'], me: ['我'] }, '')).toThrow(
      'names list "you", which names a list itself ("<me>")',
    )
  })
})

test.each<[phrase: string, message: string]>([
  ['(甲乙…丙|丁)', 'has a … inside ( ) or a list'],
  [')甲(乙|丙)', 'has a ) or | without its ('],
  ['甲|乙(丙|丁)', 'has a ) or | without its ('],
  ['(甲|乙)丙)', 'has a ) or | without its ('],
  ['(甲|乙)丙|丁', 'has a ) or | without its ('],
  ['甲(乙|丙', 'has a ( without its )'],
  ['(甲', 'has a ( without its )'],
  ['(甲(乙|丙))', 'nests one ( ) in another'],
  ['…甲', 'has a part without a letter'],
  ['甲…', 'has a part without a letter'],
  ['甲……乙', 'has a part without a letter'],
  ['(甲|)…乙', 'has a part without a letter'],
])('the phrase %s %s', (phrase, message) => expect(() => listenerTo([phrase])).toThrow(message))

test('a phrase stands for a thousand at most', () => {
  const choice = (count: number) => `(${Array.from({ length: count }, (_, i) => `甲${i}`).join('|')})`
  expect(listenerTo([`${choice(10)}${choice(100)}`])([['agent', '甲9甲99']])).toEqual([[0, '甲9甲99']])
  expect(() => listenerTo([`${choice(7)}${choice(143)}`])).toThrow('stands for 1001 phrases; at most 1000')
})
