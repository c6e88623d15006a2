import { polyphonic } from 'pinyin-pro'
import { FOLD } from './fold.ts'

/** The confusion sets that can be switched on: speakers and recognisers do not keep the two sides apart. */
export const CONFUSIONS = ['z-zh', 'c-ch', 's-sh', 'n-l', 'f-h', 'an-ang', 'en-eng', 'in-ing'] as const
export type Confusion = (typeof CONFUSIONS)[number]

/**
 * What each set rewrites in a syllable. Finals are those that end as written: an takes ian and uan with it; en leaves
 * un (uen) and ong alone, but joins wen and weng. `f-h` is f against hu, as southern speakers have it: 飞 and 灰.
 */
const REWRITES: Record<Confusion, readonly [RegExp, string | ((syllable: string) => string)]> = {
  'z-zh': [/^zh/, 'z'],
  'c-ch': [/^ch/, 'c'],
  's-sh': [/^sh/, 's'],
  'n-l': [/^n/, 'l'],
  'f-h': [/^h(u.*|ong)$/, (syllable) => F_FOR_HU[syllable] ?? syllable],
  'an-ang': [/ang$/, 'an'],
  'en-eng': [/eng$/, 'en'],
  'in-ing': [/ing$/, 'in'],
}

const F_FOR_HU: Readonly<Record<string, string>> = {
  hu: 'fu',
  hua: 'fa',
  huai: 'fai',
  huan: 'fan',
  huang: 'fang',
  hui: 'fei',
  hun: 'fen',
  huo: 'fo',
  hong: 'feng',
}

/** Where the dictionary's first reading is not the one heard in service calls. */
const CORRECTIONS: Readonly<Record<string, string>> = {
  // Interjections and particles: listed first as other words, or by a sound no other character has.
  嗯: 'en',
  嗨: 'hai',
  喔: 'o',
  欸: 'ei',
  呗: 'bei',
  咯: 'lo',
  // By the words that are said: 重新 重复 重启, 钥匙, 仔细, 粘贴, 刹车, 曝光, 咳嗽, 嚣张, 伺候.
  重: 'chong',
  匙: 'shi',
  仔: 'zi',
  粘: 'zhan',
  刹: 'sha',
  曝: 'bao',
  咳: 'ke',
  嚣: 'xiao',
  伺: 'ci',
}

const HAN = /\p{Script=Han}/u

let known: ReadonlyMap<number, string> | undefined

/** Folded character -> its syllable without tone; ü is written u after j, q, x and y. Made when first asked for. */
function syllables(): ReadonlyMap<number, string> {
  known ??= readSyllables()
  return known
}

function readSyllables(): ReadonlyMap<number, string> {
  const chars = [...new Set(FOLD)].map((unit) => String.fromCharCode(unit)).filter((char) => HAN.test(char))
  const readings = polyphonic(chars.join(''), { type: 'array', toneType: 'none' })
  const read = new Map<number, string>()
  chars.forEach((char, i) => {
    const syllable = CORRECTIONS[char] ?? readings[i]?.[0]
    // A character without a reading comes back as itself.
    if (syllable !== undefined && syllable !== char) read.set(char.charCodeAt(0), syllable)
  })
  return read
}

/** The syllable of one character for people to read, such as `hao`; null where it has none. */
export function syllableOf(char: string): string | null {
  return char.length === 1 ? (syllables().get(FOLD[char.charCodeAt(0)] as number) ?? null) : null
}

const tables = new Map<string, Uint16Array>()

/**
 * UTF-16 unit -> sound class, 65,536 entries: as FOLD, but Chinese characters that sound alike are all numbered
 * as the first of them, so that no class is a letter or digit of another script. Not to be written to.
 */
export function sounds(confuse: readonly Confusion[]): Uint16Array {
  const on = CONFUSIONS.filter((confusion) => confuse.includes(confusion))
  const key = on.join()
  const made = tables.get(key) ?? buildTable(on)
  tables.set(key, made)
  return made
}

function buildTable(on: readonly Confusion[]): Uint16Array {
  const rewrites = on.map((confusion) => REWRITES[confusion])
  const classes = new Map<string, number>()
  return FOLD.map((folded) => {
    const syllable = syllables().get(folded)
    if (syllable === undefined) return folded
    const sound = rewrites.reduce((rest, [from, to]) => rest.replace(from, to as string), syllable)
    const shared = classes.get(sound) ?? folded
    classes.set(sound, shared)
    return shared
  })
}
