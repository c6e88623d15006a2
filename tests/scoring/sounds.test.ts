import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOLD, isLatin } from '../../scoring/text/fold.ts'
import { CONFUSIONS, type Confusion, sounds, syllableOf } from '../../scoring/text/sounds.ts'

/** A text as it sounds, one class a unit. */
const heard = (text: string, ...confuse: Confusion[]): number[] => {
  const table = sounds(confuse)
  return [...text].map((char) => table[char.charCodeAt(0)] as number)
}

const alike = (a: string, b: string, ...confuse: Confusion[]): boolean =>
  heard(a, ...confuse).join() === heard(b, ...confuse).join()

const others = (confusion: Confusion): Confusion[] => CONFUSIONS.filter((other) => other !== confusion)

/** Every character of the Basic Multilingual Plane that has a syllable. */
const spoken = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((char) =>
  syllableOf(char),
)

/** One character a syllable. */
const samples = [...new Map(spoken.map((char) => [syllableOf(char) as string, char]))]

const parts = (syllable: string): [initial: string, final: string] => {
  const initial = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcswy])(?=.)|/.exec(syllable)?.[0] ?? ''
  return [initial, syllable.slice(initial.length)]
}

/** 虎福 花发 坏 换饭 黄房 灰飞 婚分 活佛 红风: what is said with hu- and heard with f-. */
const SOUTHERN = new Map(
  ['hu fu', 'hua fa', 'huai fai', 'huan fan', 'huang fang', 'hui fei', 'hun fen', 'huo fo', 'hong feng'].map(
    (pair) => pair.split(' ') as [string, string],
  ),
)

/** Whether two syllables are heard as one, by the names of the sets: the slow and obvious way. */
const confused = (a: string, b: string, on: readonly Confusion[]): boolean => {
  const pairs = on.filter((one) => one !== 'f-h').map((confusion) => confusion.split('-') as [string, string])
  const southern = (syllable: string) => (on.includes('f-h') ? (SOUTHERN.get(syllable) ?? syllable) : syllable)
  const [initialA, finalA] = parts(southern(a))
  const [initialB, finalB] = parts(southern(b))
  const initials = initialA === initialB || pairs.some((pair) => pair.includes(initialA) && pair.includes(initialB))
  const endings = pairs.some(
    ([short, long]) =>
      (finalA.endsWith(short) && finalB === `${finalA}g` && finalB.endsWith(long)) ||
      (finalB.endsWith(short) && finalA === `${finalB}g` && finalA.endsWith(long)),
  )
  return initials && (finalA === finalB || endings)
}

describe('characters that sound alike', () => {
  test.each([
    ['在', '再'],
    ['做', '作'],
    ['您好', '您郝'],
    ['请问', '情问'],
    ['工号', '公号'],
    ['预约', '玉月'],
    ['旅', '吕'],
    ['〇', '零'],
    ['嗯', '恩'],
  ])('%s and %s share their classes with every set off', (a, b) => {
    expect(alike(a, b)).toBe(true)
  })

  test.each<[string, string, Confusion]>([
    ['在', '债', 'z-zh'],
    ['此', '尺', 'c-ch'],
    ['是', '四', 's-sh'],
    ['牛', '刘', 'n-l'],
    ['女', '铝', 'n-l'],
    ['虐', '略', 'n-l'],
    ['福', '胡', 'f-h'],
    ['飞', '灰', 'f-h'],
    ['换', '饭', 'f-h'],
    ['红', '风', 'f-h'],
    ['班', '帮', 'an-ang'],
    ['眼', '养', 'an-ang'],
    ['先', '香', 'an-ang'],
    ['关', '光', 'an-ang'],
    ['万', '忘', 'an-ang'],
    ['深', '生', 'en-eng'],
    ['问', '翁', 'en-eng'],
    ['金', '京', 'in-ing'],
    ['音', '英', 'in-ing'],
    ['您好', '宁好', 'in-ing'],
  ])('%s and %s are one only with %s', (a, b, confusion) => {
    expect(alike(a, b, confusion)).toBe(true)
    expect(alike(a, b)).toBe(false)
    expect(alike(a, b, ...others(confusion))).toBe(false)
  })

  test.each([
    ['飞', '黑'],
    ['婚', '航'],
    ['准', '种'],
    ['女', '努'],
    ['绿', '路'],
    ['元', '阳'],
  ])('%s and %s stay apart with every set on', (a, b) => {
    expect(alike(a, b, ...CONFUSIONS)).toBe(false)
  })

  test.each([
    ['請問您貴姓', '请问您贵姓'],
    ['幫您處理', '帮您处理'],
    ['瞭解', '了解'],
    ['看著', '看着'],
    ['妳', '你'],
  ])('traditional %s sounds as %s', (traditional, simplified) => {
    expect(alike(traditional, simplified)).toBe(true)
  })

  test('two characters share a class where their syllables are one by the sets given, and only there', () => {
    fc.assert(
      fc.property(fc.subarray([...CONFUSIONS]), (on) => {
        const table = sounds(on)
        for (const [a, charA] of samples) {
          for (const [b, charB] of samples) {
            const same = table[charA.charCodeAt(0)] === table[charB.charCodeAt(0)]
            if (same !== confused(a, b, on)) throw new Error(`${charA} ${a}, ${charB} ${b}: ${same}`)
          }
        }
      }),
      { numRuns: 12, examples: [[[]], [[...CONFUSIONS]]] },
    )
  })

  test('all characters of a syllable share its class', () => {
    const table = sounds([])
    const classes = new Map(samples.map(([syllable, char]) => [syllable, table[char.charCodeAt(0)]]))
    expect(samples.length).toBeGreaterThan(390)
    expect(spoken.length).toBeGreaterThan(20_000)
    expect(spoken.filter((char) => table[char.charCodeAt(0)] !== classes.get(syllableOf(char) as string))).toEqual([])
  })
})

describe('the table', () => {
  test('reads whatever is no Chinese character as FOLD does', () => {
    const table = sounds(CONFUSIONS)
    const differing = Array.from(table.keys()).filter((unit) => table[unit] !== FOLD[unit])
    expect(differing.length).toBeGreaterThan(20_000)
    expect(differing.filter((unit) => !/\p{Script=Han}|[㆒-㆟㊀-㊰]/u.test(String.fromCharCode(unit)))).toEqual([])
    expect(heard('Ａé7 ，。!😀々')).toEqual([0x61, 0x65, 0x37, 0, 0, 0, 0, 0, '々'.charCodeAt(0)])
    expect(heard('あアｱ한')).toEqual([...'あアア한'].map((char) => char.charCodeAt(0)))
  })

  test('gives no Chinese character the number of a letter or digit of another script', () => {
    const table = sounds(CONFUSIONS)
    const taken = new Set(spoken.map((char) => table[char.charCodeAt(0)] as number))
    const foreign = Array.from(table.keys()).filter((unit) => !syllableOf(String.fromCharCode(unit)))
    expect(foreign.filter((unit) => taken.has(table[unit] as number))).toEqual([])
    expect([...taken].filter((number) => number === 0 || isLatin(number))).toEqual([])
  })

  test('has an entry for every unit, and is the same for any order of the sets', () => {
    expect(sounds([])).toHaveLength(0x10000)
    fc.assert(
      fc.property(fc.shuffledSubarray([...CONFUSIONS]), (on) => {
        expect(sounds([...on, ...on])).toBe(sounds([...on].sort()))
      }),
    )
    expect(sounds(['n-l'])).not.toEqual(sounds(['f-h']))
  })
})

describe('the syllable of a character', () => {
  test('is the one said in service calls', () => {
    // biome-ignore format: a table reads better so
    const said = {
      了: 'le', 的: 'de', 得: 'de', 地: 'di', 着: 'zhe', 还: 'hai', 行: 'xing', 长: 'chang', 重: 'chong', 都: 'dou',
      会: 'hui', 便: 'bian', 差: 'cha', 单: 'dan', 号: 'hao', 几: 'ji', 觉: 'jue', 空: 'kong', 乐: 'le', 没: 'mei',
      哪: 'na', 难: 'nan', 漂: 'piao', 强: 'qiang', 少: 'shao', 什: 'shen', 么: 'me', 说: 'shuo', 似: 'si', 提: 'ti',
      为: 'wei', 系: 'xi', 相: 'xiang', 要: 'yao', 应: 'ying', 占: 'zhan', 正: 'zheng', 中: 'zhong', 种: 'zhong',
      转: 'zhuan', 您: 'nin', 那: 'na', 呢: 'ne', 吗: 'ma', 吧: 'ba', 嗯: 'en', 喂: 'wei', 哎: 'ai', 好: 'hao',
      不: 'bu', 一: 'yi', 率: 'lü', 女: 'nü', 去: 'qu', 约: 'yue', 匙: 'shi', 粘: 'zhan', 曝: 'bao', 两: 'liang',
    }
    expect(Object.fromEntries(Object.keys(said).map((char) => [char, syllableOf(char)]))).toEqual(said)
  })

  test('is none where there is none', () => {
    expect(['a', '7', '，', ' ', 'あ', '한', '々', '😀', '𠀀', '', '你好'].map(syllableOf)).toEqual(
      Array(11).fill(null),
    )
  })

  test('spells one sound one way', () => {
    const spelt = samples.map(([syllable]) => syllable)
    expect(spelt.filter((syllable) => !/^[a-zü]+$/.test(syllable) || /v|[jqxy]ü/.test(syllable))).toEqual([])
  })
})
