import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GAP_CJK, GAP_LATIN } from '../../scoring/match/phrase.ts'
import { fold, isLatin, separates } from '../../scoring/text/fold.ts'
import { bookOf, callOf, type Line, saying, scoreBy } from './books.ts'

/** One unit of a conversation as it is read: its folded form, where it stands, and whether a word boundary precedes. */
interface Unit {
  folded: string
  segment: number
  at: number
  boundary: boolean
}

/** The units of texts said one after the other: the obviously correct way, unit by unit. */
function unitsOf(texts: readonly string[]): Unit[] {
  const units: Unit[] = []
  texts.forEach((text, segment) => {
    let boundary = true
    for (let at = 0; at < text.length; at++) {
      const folded = fold(text[at] as string)
      if (folded === '') boundary ||= separates(text.charCodeAt(at))
      else {
        units.push({ folded, segment, at, boundary })
        boundary = false
      }
    }
  })
  return units
}

const latin = (unit: Unit | undefined): boolean => unit !== undefined && isLatin(unit.folded.charCodeAt(0))

/** Whether two neighbours are letters of one word. */
const glued = (a: Unit | undefined, b: Unit | undefined): boolean => latin(a) && latin(b) && !(b as Unit).boundary

type Place = [segment: number, start: number, end: number][]

/** Every place of a phrase, and of places that overlap the first and of these the longest. */
function naive(phrases: readonly string[], texts: readonly string[]): Place[] {
  const heard = unitsOf(texts)
  const all = heard.map(({ folded }) => folded).join('')
  const places: { from: number; to: number }[] = []
  for (const phrase of phrases) {
    const wanted = unitsOf([phrase])
    const folded = fold(phrase)
    for (let from = all.indexOf(folded); from >= 0; from = all.indexOf(folded, from + 1)) {
      const to = from + folded.length
      const sameWords = wanted.every(
        (unit, i) => i === 0 || glued(wanted[i - 1], unit) === glued(heard[from + i - 1], heard[from + i]),
      )
      if (sameWords && !glued(heard[from - 1], heard[from]) && !glued(heard[to - 1], heard[to]))
        places.push({ from, to })
    }
  }
  places.sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: typeof places = []
  for (const place of places) if (place.from >= (kept.at(-1)?.to ?? 0)) kept.push(place)
  return kept.map(({ from, to }) => spansOf(heard.slice(from, to)))
}

function spansOf(units: readonly Unit[]): Place {
  const spans: Place = []
  for (const { segment, at } of units) {
    const last = spans.at(-1)
    if (last?.[0] === segment) last[2] = at + 1
    else spans.push([segment, at, at + 1])
  }
  return spans
}

/** What the engine finds in an agent's texts. */
function found(phrases: readonly string[], texts: readonly string[]): Place[] {
  const call = callOf(texts.map((text): Line => ['agent', text]))
  const evidence = scoreBy(bookOf(saying('r', ...phrases)), call).findings[0]?.evidence ?? []
  const places: Place[] = []
  for (const { hit, segment, start, end, text } of evidence) {
    expect(text).toBe(call.segments[segment as number]?.text.slice(start, end))
    const place = places[hit] ?? []
    place.push([segment as number, start as number, end as number])
    places[hit] = place
  }
  return places
}

function check(phrases: readonly string[], texts: readonly string[]): void {
  expect(found(phrases, texts)).toEqual(naive(phrases, texts))
}

// Few letters at a time, so that phrases overlap, nest and repeat; the look-alikes of some are among them.
const LETTERS = [...'不是我的错没办法說话啊為为ａＡaabéÉcᗅ１12', 'it', 'is', 'not', 'my']
const MARKS = [...' 　，。！…-—~*·\'’"“”\t\u200b\u0301\u00ad\n', '😀', '👍🏽', '️', '€']

/** Phrases and texts of the same few letters. */
const conversation = fc.subarray(LETTERS, { minLength: 2, maxLength: 5 }).chain((alphabet) => {
  const letter = fc.constantFrom(...alphabet)
  const made = (marks: string[], weight: number, limits: { minLength?: number; maxLength: number }) =>
    fc
      .array(fc.oneof({ weight: 10, arbitrary: letter }, { weight, arbitrary: fc.constantFrom(...marks) }), limits)
      .map((parts) => parts.join(''))
  const phrase = made([' ', '，', '’'], 1, { minLength: 1, maxLength: 6 }).filter((said) => fold(said) !== '')
  // Signs of listening are read otherwise: they have examples of their own. So each text ends as words do.
  const text = made(MARKS, 3, { maxLength: 40 }).map((said) => `${said}话`)
  return fc.tuple(fc.array(phrase, { minLength: 1, maxLength: 8 }), fc.array(text, { minLength: 1, maxLength: 5 }))
})

describe('the automaton finds what a plain search finds', () => {
  test('few letters, many overlaps', () => {
    fc.assert(
      fc.property(conversation, ([phrases, texts]) => check(phrases, texts)),
      { numRuns: 800 },
    )
  })

  test('any characters at all', () => {
    const any = fc.string({ unit: 'binary', maxLength: 30 }).filter((said) => said.isWellFormed())
    const wanted = any.filter((said) => fold(said) !== '' && !/[()|…]/.test(said)).map((said) => said.slice(0, 5))
    fc.assert(
      fc.property(
        fc.array(wanted, { minLength: 1, maxLength: 5 }),
        fc.array(any, { maxLength: 4 }),
        (phrases, said) => {
          const usable = phrases.filter((one) => fold(one) !== '')
          fc.pre(usable.length > 0)
          check(
            usable,
            [...said, `${usable.join('。')}话话`].map((one) => one.replace(/[[<\]>]/g, '')).map((one) => `${one}话`),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('gaps', () => {
  /** Whether the parts of a phrase stand one after the other with at most so many letters between: tried in every way. */
  function stands(parts: readonly string[][], text: string, from = 0, reach = text.length): boolean {
    const [part, ...rest] = parts
    if (!part) return true
    return part.some((words) => {
      for (let at = text.indexOf(words, from); at >= 0 && at <= from + reach; at = text.indexOf(words, at + 1)) {
        if (stands(rest, text, at + words.length, GAP_CJK)) return true
      }
      return false
    })
  }

  test.each([
    [[['甲'], ['乙']]],
    [[['甲'], ['乙'], ['丙']]],
    [[['甲'], ['乙', '丙'], ['甲乙']]],
    [[['乙甲'], ['丙']]],
    [[['丙'], ['丙'], ['丙'], ['丙']]],
    [
      [
        ['甲', '甲丁'],
        ['丙', '丁丙'],
        ['甲', '乙'],
      ],
    ],
  ])('%j', (parts) => {
    const phrase = parts.map((part) => `(${part.join('|')})`).join('…')
    const letter = fc.oneof(
      { weight: 4, arbitrary: fc.constant('丁') },
      { weight: 1, arbitrary: fc.constantFrom('甲', '乙', '丙') },
    )
    const text = fc.array(letter, { minLength: 15, maxLength: 45 }).map((letters) => letters.join(''))
    const seen = { yes: 0, no: 0 }
    fc.assert(
      fc.property(text, fc.nat(60), (said, cut) => {
        const expected = stands(parts, said)
        seen[expected ? 'yes' : 'no']++
        // Cut in two, it is one stretch all the same; the second is no sign of listening.
        expect(found([phrase], [`${said.slice(0, cut)}，`, `${said.slice(cut)}丁丁`]).length > 0).toBe(expected)
      }),
      { numRuns: 300 },
    )
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(0)
  })
})

describe('how words are read', () => {
  test.each<[string[], string[], string[]]>([
    [['这不是我的错'], ['這不是我的錯'], ['這不是我的錯']],
    [['这不是我的错'], ['这 不，是我…的！错。'], ['这 不，是我…的！错']],
    [['不关我事'], ['不关', '我事'], ['不关', '我事']],
    [['not my problem'], ['ＮＯＴ　ｍｙ　Ｐｒｏｂｌｅｍ'], ['ＮＯＴ　ｍｙ　Ｐｒｏｂｌｅｍ']],
    [['not my problem'], ['not myproblem'], []],
    [['not my problem'], ['knot my problem'], []],
    [['not my problem'], ['not my problems'], []],
    [["it's"], ['it’s its it s'], ['it’s', 'its']],
    [['cafe'], ['Café cafés'], ['Café']],
    [['hi'], ['this is hi-fi, 嗨hi嗨'], ['hi', 'hi']],
    [['随便你'], ['随便😀你'], ['随便😀你']],
    [['(不|又不)是(我|我们)的错'], ['又不是我们的错'], ['又不是我们的错']],
    [['这(|就)是命'], ['这是命 这就是命'], ['这是命', '这就是命']],
    [['公司…就是这样'], ['公司的规定就是这样的'], ['公司的规定就是这样']],
    [['甲…乙'], [`甲${'中'.repeat(GAP_CJK)}乙`], [`甲${'中'.repeat(GAP_CJK)}乙`]],
    [['甲…乙'], [`甲${'中'.repeat(GAP_CJK + 1)}乙`], []],
    [['甲…乙乙'], [`甲${'中'.repeat(GAP_CJK)}乙乙`], [`甲${'中'.repeat(GAP_CJK)}乙乙`]],
    [['甲…乙乙'], [`甲${'中'.repeat(GAP_CJK + 1)}乙乙`], []],
    [['(甲|甲丁丁)…乙乙'], [`甲${'中'.repeat(GAP_CJK + 1)}乙乙`], []],
    [['even … could'], [`even ${'x'.repeat(GAP_LATIN)} could`], [`even ${'x'.repeat(GAP_LATIN)} could`]],
    [['even … could'], [`even ${'x'.repeat(GAP_LATIN + 1)} could`], []],
    [['甲…乙…丙'], ['甲一乙二丙'], ['甲一乙二丙']],
    [['甲…乙'], ['甲一', '二乙'], ['甲一', '二乙']],
    [['甲…乙'], ['零甲一。', '二', '三乙四'], ['甲一', '二', '三乙']],
    [['甲乙', '甲乙丙', '乙丙丁'], ['甲乙丙丁'], ['甲乙丙']],
    [['甲甲'], ['甲甲甲甲甲'], ['甲甲', '甲甲']],
  ])('%j in %j', (phrases, texts, said) => {
    expect(
      found(phrases, texts).flatMap((place) => place.map(([i, start, end]) => texts[i]?.slice(start, end))),
    ).toEqual(said)
  })

  test.each<[string, Line[], number]>([
    [
      'a sign of listening between the halves',
      [
        ['agent', '这不是'],
        ['customer', '嗯'],
        ['agent', '我的错'],
      ],
      1,
    ],
    [
      'noise between the halves',
      [
        ['agent', '这不是'],
        ['agent', '啪', { kind: 'noise' }],
        ['agent', '我的错'],
      ],
      1,
    ],
    [
      'words of the customer between the halves',
      [
        ['agent', '这不是'],
        ['customer', '我投诉过'],
        ['agent', '我的错'],
      ],
      0,
    ],
    [
      'the other half is the customer’s',
      [
        ['agent', '这不是'],
        ['customer', '我的错'],
      ],
      0,
    ],
    ['noise says nothing', [['agent', '这不是我的错', { kind: 'noise' }]], 0],
    ['a picture says nothing', [['agent', '这不是我的错', { kind: 'image' }]], 0],
    ['the machine is not the agent', [['ivr', '这不是我的错']], 0],
  ])('%s', (_name, lines, findings) => {
    expect(
      scoreBy(bookOf(saying('r', '这不是我的错')), callOf([...lines, ['customer', '说话']])).findings,
    ).toHaveLength(findings)
  })
})
