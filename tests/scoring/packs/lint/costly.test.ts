import { describe } from 'vitest'
import { costly } from '../../../../scoring/packs/lint/costly.ts'
import { cases, finding, list } from '../tiny.ts'

/** Twelve by so many ways of saying it. */
const ways = (many: number) =>
  `(${[...'甲乙丙丁戊己庚辛壬癸子丑'].join('|')})(${[...'一二三四五六七八九十百千万亿兆京垓'].slice(0, many).join('|')})`
const single = (letters: string) => `a single letter is found nearly everywhere: ${letters}`

describe('what stands for too much', () => {
  cases(costly, [
    ['204 phrases', [finding(`phrases: { any: ["${ways(17)}"] }`)], /:9 """: info: ".*" stands for 204 phrases; /],
    ['192 phrases', [finding(`phrases: { any: ["${ways(16)}"] }`)]],
    [
      'parts that come to more together',
      [finding(`phrases: { any: ["${ways(9)}…${ways(9)}"] }`)],
      /:9 """: info: ".*" stands for 216 phrases; /,
    ],
    ['of a list', [list('l', ways(17))], /^lists\/l\.yaml:4 """: info: ".*" stands for 204/],
    ['of exceptions', [finding(`phrases: { any: [甲], except: ["${ways(17)}"] }`)], /single letter/, /stands for 204/],
  ])
})

describe('what is found nearly everywhere', () => {
  cases(costly, [
    ['a letter', [finding('phrases: { any: [随便, 甲] }')], `rules/r.yaml:9 "甲": warning: ${single('甲')}`],
    [
      'one of its ways',
      [finding('phrases: { any: ["(随便|甲|乙)"] }')],
      `rules/r.yaml:9 """: warning: ${single('甲, 乙')}`,
    ],
    [
      'a letter in a window',
      [finding('phrases: { any: [甲] }, in: { first: { turns: 1 } }')],
      /: info: a single letter/,
    ],
    ['an exception', [finding('phrases: { any: [随便], except: [甲] }')]],
    ['a letter of a list that nobody uses', [list('l', '甲')]],
    ['of a list for exceptions', [list('l', '甲'), finding('phrases: { any: [随便], except_lists: [l] }')]],
    [
      'of a list',
      [list('l', '甲'), finding('phrases: { lists: [l] }')],
      `lists/l.yaml:4 """: warning: ${single('甲')}`,
    ],
    [
      'of a list that is looked for in windows alone',
      [list('l', '甲'), finding('phrases: { lists: [l] }, in: { first: { turns: 1 } }')],
      `lists/l.yaml:4 """: info: ${single('甲')}`,
    ],
    [
      'of a list that is looked for in a window, and anywhere',
      [
        list('l', '甲'),
        finding('phrases: { lists: [l] }, in: { first: { turns: 1 } }'),
        finding('phrases: { lists: [l] }', 's'),
      ],
      `lists/l.yaml:4 """: warning: ${single('甲')}`,
    ],
    ['beside a gap', [finding('phrases: { any: ["甲…随便"] }')]],
    ['between gaps alone', [finding('phrases: { any: ["甲…(乙|随便)"] }')], /: info: "甲…\(乙\|随便\)" is slow/],
  ])
})

describe('expressions', () => {
  const regex = (source: string) => finding(`regex: { any: ['随便\\d', '${source}'] }`)
  cases(costly, [
    ...['a.c', 'ab?c', '[a]bc', 'ab$', '^ab', '(ab)', 'ab\\d', 'ab+', 'ab*', 'ab{2}'].map(
      (source): Parameters<typeof cases>[1][number] => [
        source,
        [regex(source)],
        ...(['a.c', 'ab?c', 'ab*'].includes(source) ? [/info: ".*" has no two letters that must be there/] : []),
      ],
    ),
    ['plain text', [regex('快点')], /:9 "'": warning: "快点" is plain text; phrases find it faster/],
  ])
})

describe('texts to be alike', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `${'甲乙丙丁'}${i}`)
  const alike = (spec: string) => finding(`similar: { ${spec}, at_least: 0.9 }`)
  cases(costly, [
    ['twenty', [alike(`to: [${many(20)}]`)]],
    [
      'twenty-one',
      [alike(`to: [${many(21)}]`)],
      /:9 "\{": warning: every turn is compared with 21 texts; more than 20/,
    ],
    ['twenty of a list', [alike('lists: [l]'), list('l', ...many(20))]],
    [
      'eleven, and ten of a list',
      [alike(`to: [${many(11)}], lists: [l]`), list('l', ...many(10))],
      /compared with 21 texts/,
    ],
    [
      'written as phrases',
      [alike('to: ["您好(吗|啊)啊", "您好您好"], lists: [l]'), list('l', '再见…再见')],
      /:9 """: warning: "您好\(吗\|啊\)啊" is compared as it stands/,
      /:9 "l": warning: "再见…再见" of list l is compared as it stands/,
    ],
    ...['您好<吗啊', '您好>吗啊', '您好|吗啊', '您好)吗啊'].map((text): Parameters<typeof cases>[1][number] => [
      text,
      [alike(`to: ["${text}"]`)],
      /is compared as it stands/,
    ]),
  ])
})
