/**
 * Words of a regular expression of which every match has one, so that most texts need not be read for it; null where it
 * has none. It knows the syntax of RE2; what it does not see through counts as no word.
 */
export function requiredBy(source: string): readonly string[] | null {
  if (source.includes('\\Q')) return null
  let at = 0
  const skip = (pattern: RegExp): string => {
    const found = pattern.exec(source.slice(at))?.[0] ?? ''
    at += found.length
    return found
  }
  const choice = (): Words => {
    let all: Words = sequence()
    while (source[at] === '|') {
      at++
      const other = sequence()
      all = all && other && [...all, ...other]
    }
    return all
  }
  const sequence = (): Words => {
    let best: Words = null
    let run = ''
    const end = () => {
      best = better(best, isTelling(run) ? [run] : null)
      run = ''
    }
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      let inner: Words = null
      let letter = ''
      if (skip(/^\((\?(P?<\w+>|[a-zA-Z-]*:?))?/) !== '') {
        inner = choice()
        skip(/^\)/)
      } else if (source[at] === '[') inner = lettersOf(skip(CLASS))
      else if (skip(ESCAPE) === '') {
        letter = String.fromCodePoint(source.codePointAt(at) as number)
        at += letter.length
      }
      const quantity = skip(/^([*+?]|\{\d*,?\d*\})\??/)
      const needed = !/^([*?]|\{0)/.test(quantity)
      if (needed) best = better(best, inner)
      if (needed && LETTER.test(letter)) run += letter
      else end()
      // A letter said several times ends what stands before it and begins what stands after.
      if (quantity !== '' && run !== '') {
        end()
        run = letter
      }
    }
    end()
    return best
  }
  return choice()
}

type Words = readonly string[] | null

const CLASS = /^\[\^?\]?(\\.|\[:\w+:\]|[^\]])*\]/
const ESCAPE = /^\\([pPx]\{[^}]*\}|[pP][A-Z]|x[\da-fA-F]{2}|\d{1,3}|[\s\S])/
const LETTER = /[\p{L}\p{N}]/u

/** The letters of a class that stand there one by one. */
function lettersOf(symbols: string): Words {
  const letters = [...symbols.slice(1, -1)]
  return letters.every((letter) => LETTER.test(letter) && isTelling(letter)) ? letters : null
}

/** Two letters, or a Chinese character. */
const isTelling = (word: string): boolean => word.length >= 2 || /\p{Script=Han}/u.test(word)

/** Those of which the commonest is rarer. */
function better(one: Words, other: Words): Words {
  if (one === null || other === null) return one ?? other
  return rarity(other) > rarity(one) ? other : one
}

const rarity = (words: readonly string[]): number =>
  Math.min(...words.map((word) => (COMMON.has(word.toLowerCase()) ? 0 : word.length)))

/** Words that most lines of a talk have some of, by which nothing is told apart. */
const COMMON = new Set(
  (
    'a all am an and are as at be been but by can could did do does for from get give go got had has have he her him how ' +
    'i if in is it its just know let like me my need no not of ok okay on one or our out please right she should so tell that ' +
    'the their them there they this to up us was we well were what when where which who will with would yes you your'
  ).split(' '),
)
