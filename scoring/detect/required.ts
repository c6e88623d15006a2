import type { Choice } from '../match/lookout.ts'

/**
 * What every match of a regular expression has, a word of each choice, so that most texts need not be read for it: the
 * choices of rare words first, none where it needs none. It knows the syntax of RE2; what it does not see through counts
 * as no word.
 */
export function requiredBy(source: string): readonly Choice[] {
  if (source.includes('\\Q')) return []
  let at = 0
  const skip = (pattern: RegExp): string => {
    const found = pattern.exec(source.slice(at))?.[0] ?? ''
    at += found.length
    return found
  }
  const alternatives = (): Choice[] => {
    const first = sequence()
    if (source[at] !== '|') return first
    let all = rarest(first)
    while (source[at] === '|') {
      at++
      const other = rarest(sequence())
      all = all && other && [...all, ...other]
    }
    return all ? [all] : []
  }
  const sequence = (): Choice[] => {
    const needed: Choice[] = []
    let run = ''
    const end = () => {
      if (isTelling(run)) needed.push([run])
      run = ''
    }
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      let inner: Choice[] = []
      let letter = ''
      if (skip(/^\((\?(P?<\w+>|[a-zA-Z-]*:?))?/) !== '') {
        inner = alternatives()
        skip(/^\)/)
      } else if (source[at] === '[') inner = lettersOf(skip(CLASS))
      else if (skip(ESCAPE) === '') {
        letter = String.fromCodePoint(source.codePointAt(at) as number)
        at += letter.length
      }
      const quantity = skip(/^([*+?]|\{\d*,?\d*\})\??/)
      const isNeeded = !/^([*?]|\{0)/.test(quantity)
      if (isNeeded && LETTER.test(letter)) run += letter
      else end()
      if (isNeeded) needed.push(...inner)
      // A letter said several times ends what stands before it and begins what stands after.
      if (quantity !== '' && run !== '') {
        end()
        run = letter
      }
    }
    end()
    return needed
  }
  return alternatives().sort((a, b) => rarity(b) - rarity(a))
}

export const CLASS = /^\[\^?\]?(\\.|\[:\w+:\]|[^\]])*\]/
export const ESCAPE = /^\\([pPx]\{[^}]*\}|[pP][A-Z]|x[\da-fA-F]{2}|\d{1,3}|[\s\S])/

/** Letters whose cases are told apart as `FOLD` does (of others some have more forms than two), and spaces. */
const LETTER = /^[a-z\d ]$|^\p{Script=Han}$/iu

/** The letters of a class that stand there one by one. */
function lettersOf(symbols: string): Choice[] {
  const letters = [...symbols.slice(1, -1)]
  return letters.every((letter) => LETTER.test(letter) && isTelling(letter)) ? [letters] : []
}

/** Two letters, or a Chinese character. */
const isTelling = (word: string): boolean => /[^ ]{2}|\p{Script=Han}/u.test(word)

/** The choice of which the commonest word is the rarest, the first of several; null where there is none. */
const rarest = (choices: readonly Choice[]): Choice | null =>
  choices.reduce<Choice | null>((best, one) => (best === null || rarity(one) > rarity(best) ? one : best), null)

const rarity = (words: Choice): number =>
  Math.min(...words.map((word) => (COMMON.has(word.trim().toLowerCase()) ? 0 : word.length)))

/** Words that most lines of a talk have some of, by which nothing is told apart. */
const COMMON = new Set(
  (
    'a all am an and are as at be been but by can could did do does for from get give go got had has have he her him how ' +
    'i if in is it its just know let like me my need no not of ok okay on one or our out please right she should so tell that ' +
    'the their them there they this to up us was we well were what when where which who will with would yes you your'
  ).split(' '),
)
