const numerals = [...'零一二三四五六七八九']
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Digits as they are read out one by one: 1602 -> 一六零二. */
export const spellDigits = (text: string): string => text.replace(/[0-9]/g, (digit) => numerals[Number(digit)]!)

/** Long numbers as they are read out one by one: 4271 -> four two seven one. */
export const spellEnglishDigits = (text: string): string =>
  text.replace(/\b[0-9]{3,}\b/g, (number) => [...number].map((digit) => words[Number(digit)]!).join(' '))

const shorter: readonly [RegExp, string][] = [
  [/\b(I) am\b/g, "$1'm"],
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
