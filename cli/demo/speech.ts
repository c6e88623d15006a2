const numerals = [...'零一二三四五六七八九']
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Numbers as they are said: 24小时 -> 二十四小时, 250元 -> 两百五十元, room 1602 -> 一六零二. */
export const spellDigits = (text: string): string =>
  text.replace(/(\d+)(小时|元|块|兆)?/g, (_, number: string, unit = '') => {
    if (unit === '小时' && number === '2') return `两${unit}`
    const counted = number.length <= 2 || (unit !== '' && number.length <= 4)
    return (counted && !number.startsWith('0') ? count(Number(number)) : oneByOne(number)) + unit
  })

const oneByOne = (number: string): string => number.replace(/\d/g, (digit) => numerals[Number(digit)]!)

/** 1 to 9999 in Chinese. */
function count(number: number): string {
  const digits = [...String(number)].map(Number)
  const ranks = ['', '十', '百', '千']
  const said = digits.map((digit, index) => {
    const rank = ranks[digits.length - 1 - index]!
    if (digit === 0) return '零'
    return (digit === 2 && rank.length > 0 && rank !== '十' ? '两' : numerals[digit]!) + rank
  })
  const text = said.join('').replace(/零+$/, '').replace(/零+/g, '零')
  return text.startsWith('一十') ? text.slice(1) : text
}

/** Long numbers as they are read out one by one: 4271 -> four two seven one. */
export const spellEnglishDigits = (text: string): string =>
  text.replace(/\b[0-9]{3,}\b/g, (number) => [...number].map((digit) => words[Number(digit)]!).join(' '))

const shorter: readonly [RegExp, string][] = [
  [/\b([Ii]) am\b/g, "$1'm"],
  [/\b([Ii]t|[Tt]hat|[Ww]hat|[Hh]e|[Ww]ho|[Tt]here) is\b/g, "$1's"],
  [/\b([Yy]ou|[Ww]e|[Tt]hey) are\b/g, "$1're"],
  [/\b([Ii]|[Yy]ou|[Ww]e|[Tt]hey) have (?=\w+(?:ed|en|ne|ut|nt|ld|at)\b)/g, "$1've "],
  [/\b([Ii]|[Yy]ou|[Ww]e|[Tt]hey|[Ii]t) will\b/g, "$1'll"],
  [/\b([Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Ww]as|[Ss]hould|[Cc]ould|[Ww]ould|[Aa]re) not\b/g, "$1n't"],
  [/\b([Cc])annot\b/g, "$1an't"],
  [/\b([Ii]|[Yy]ou|[Ww]e) would\b/g, "$1'd"],
]

/** English as it is spoken: it is -> it's. */
export const contract = (text: string): string =>
  shorter.reduce((said, [long, short]) => said.replace(long, short), text)
