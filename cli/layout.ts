/** How wide a terminal is taken to be. */
export const WIDTH = 100

/** Characters that a terminal draws two columns wide, and those it draws on the one before. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u
/** What must not begin a line. */
const CLOSING = /[】”）》〉，。；：、！？…),.;:!?]/

const widthOf = (character: string): number => (WIDE.test(character) ? 2 : NONE.test(character) ? 0 : 1)

/** Columns a text takes in a terminal. */
export function columns(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)))

/** As much of a text's beginning as so many columns hold, `…` where more would follow. */
export function shorten(text: string, width: number): string {
  if (columns(text) <= width) return text
  let kept = ''
  let room = width - 1
  for (const character of text) {
    room -= widthOf(character)
    if (room < 0) break
    kept += character
  }
  return `${kept}…`
}

/** The same of its end. */
export const shortenFront = (text: string, width: number): string => reversed(shorten(reversed(text), width))

const reversed = (text: string): string => [...text].reverse().join('')

/** Breaks a line at spaces and between wide characters; what follows stands two columns further in. */
export function wrap(line: string, width = WIDTH): string[] {
  if (columns(line) <= width) return [line]
  const indent = (/^ */.exec(line) as RegExpExecArray)[0].length
  const lines: string[] = []
  let rest = line
  while (columns(rest) > width) {
    const at = breakIn(rest, width, lines.length === 0 ? indent : indent + 2)
    lines.push(rest.slice(0, at).trimEnd())
    rest = ' '.repeat(indent + 2) + rest.slice(at).trimStart()
  }
  return [...lines, rest]
}

/** The last offset at which a line may be broken within its width; where there is none, the width itself. */
function breakIn(line: string, width: number, from: number): number {
  let at = 0
  let used = 0
  let best = 0
  let before = ''
  for (const character of line) {
    const free = before === ' ' || (before !== '【' && before !== '“' && (WIDE.test(before) || WIDE.test(character)))
    if (at > from && free && character !== ' ' && !CLOSING.test(character)) best = at
    used += widthOf(character)
    if (used > width) break
    at += character.length
    before = character
  }
  return best || at
}
