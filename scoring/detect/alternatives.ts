import { CLASS, ESCAPE } from './required.ts'

/**
 * The alternatives of an expression, each an expression of its own; only the expression where it has none, or where one
 * of them sets a flag for those after it.
 */
export function alternativesOf(source: string): readonly string[] {
  if (/\\Q|\(\?[a-zA-Z-]+\)/.test(source)) return [source]
  const found: string[] = []
  let [depth, from] = [0, 0]
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at)
    const skipped = (CLASS.exec(rest) ?? ESCAPE.exec(rest))?.[0]
    if (skipped !== undefined) {
      at += skipped.length
      continue
    }
    if (rest[0] === '(') depth++
    if (rest[0] === ')') depth--
    if (rest[0] === '|' && depth === 0) {
      found.push(source.slice(from, at))
      from = at + 1
    }
    at++
  }
  return [...found, source.slice(from)]
}
