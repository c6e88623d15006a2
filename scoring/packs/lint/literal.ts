const LETTER = /[\p{L}\p{N}]/u

/** Whether every match of a regular expression has two letters side by side that the expression names. */
export function hasLiteral(source: string): boolean {
  let at = 0
  const skip = (pattern: RegExp): string => {
    const found = pattern.exec(source.slice(at))?.[0] ?? ''
    at += found.length
    return found
  }
  const choice = (): boolean => {
    const all = [sequence()]
    while (source[at] === '|') {
      at++
      all.push(sequence())
    }
    return all.every((one) => one)
  }
  const sequence = (): boolean => {
    let found = false
    let letters = 0
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      let inner = false
      let letter = false
      if (skip(/^\((\?(P?<\w+>|[a-zA-Z-]*:?))?/) !== '') {
        inner = choice()
        skip(/^\)/)
      } else if (skip(/^\[\^?\]?(\\.|\[:\w+:\]|[^\]])*\]|^\\[pPx]\{[^}]*\}|^\\[\s\S]/) === '') {
        letter = LETTER.test(String.fromCodePoint(source.codePointAt(at) as number))
        at += (source.codePointAt(at) as number) > 0xffff ? 2 : 1
      }
      const quantity = skip(/^([*+?]|\{\d*,?\d*\})\??/)
      const needed = !/^([*?]|\{0)/.test(quantity)
      letters = letter && needed ? letters + 1 : 0
      found ||= letters >= 2 || (inner && needed)
      if (quantity !== '') letters = letters > 0 ? 1 : 0
    }
    return found
  }
  return choice()
}
