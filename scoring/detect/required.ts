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
      } else if (skip(CLASS) === '' && skip(ESCAPE) === '') {
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
        if (needed && LETTER.test(letter)) run = letter
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

/** Two letters, or a Chinese character. */
const isTelling = (word: string): boolean => word.length >= 2 || /\p{Script=Han}/u.test(word)

/** Those of which the shortest is longer. */
function better(one: Words, other: Words): Words {
  if (one === null || other === null) return one ?? other
  return shortest(other) > shortest(one) ? other : one
}

const shortest = (words: readonly string[]): number => Math.min(...words.map(({ length }) => length))
