/**
 * The little language of `given`, `find` and `holds`: condition names with `not`, `and`, `or`, `then … within N s` or
 * `within N turns`, parentheses. `not` binds closest, then `then`, `and`, `or`.
 */
export type Expression<C = string> =
  | { op: 'is'; condition: C }
  | { op: 'not'; of: Expression<C> }
  | { op: 'and' | 'or'; of: Expression<C>[] }
  | { op: 'then'; first: Expression<C>; next: Step<C>[] }

/** What follows in a chain of `then`; at most so far after what came before. */
export interface Step<C> {
  of: Expression<C>
  within: Within | null
}

/** Seconds from the end of one hit to the beginning of the next; or turns with words, whoever speaks: the next is 1. */
export interface Within {
  amount: number
  unit: 's' | 'turns'
}

/** What is wrong with an expression, and at which character. */
export class ExpressionError extends Error {
  offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

interface Lexeme {
  text: string
  offset: number
}

/** What no condition may be called. */
export const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'then', 'within'])

/** @throws ExpressionError */
export function parseExpression(source: string): Expression {
  const lexemes = lex(source)
  let at = 0
  const peek = () => lexemes[at]?.text
  const place = () => lexemes[at]?.offset ?? source.length
  const fail = (expected: string): never => {
    throw new ExpressionError(`expected ${expected}, found ${peek() ? `"${peek()}"` : 'the end'}`, place())
  }
  const list = (op: 'and' | 'or', part: () => Expression): Expression => {
    const of = [part()]
    while (peek() === op) {
      at++
      of.push(part())
    }
    return of.length === 1 ? (of[0] as Expression) : { op, of }
  }
  const unary = (): Expression => {
    const word = peek()
    if (word === 'not') {
      at++
      return { op: 'not', of: unary() }
    }
    if (word === '(') {
      at++
      const inner = either()
      if (peek() === 'within') throw new ExpressionError('within follows then: a then b within 5 s', place())
      if (peek() !== ')') fail('")"')
      at++
      return inner
    }
    if (word === undefined || WORDS.has(word) || !/^[a-z]/.test(word)) return fail('a condition, "not" or "("')
    at++
    return { op: 'is', condition: word }
  }
  const sequence = (): Expression => {
    const first = unary()
    const next: Step<string>[] = []
    while (peek() === 'then') {
      at++
      next.push({ of: unary(), within: within() })
    }
    return next.length === 0 ? first : { op: 'then', first, next }
  }
  const within = (): Within | null => {
    if (peek() !== 'within') return null
    at++
    const amount = Number(peek())
    if (!(amount > 0)) fail('a number of seconds or turns')
    at++
    const unit = peek()
    if (unit === 'turn' && amount === 1) {
      at++
      return { amount, unit: 'turns' }
    }
    if (unit !== 's' && unit !== 'turns') fail('"s" or "turns" after the number')
    at++
    return { amount, unit: unit as Within['unit'] }
  }
  const both = () => list('and', sequence)
  const either = (): Expression => list('or', both)
  const whole = either()
  if (peek() === 'within') throw new ExpressionError('within follows then: a then b within 5 s', place())
  if (at < lexemes.length) fail('"and", "or", "then" or the end')
  return whole
}

function lex(source: string): Lexeme[] {
  const out: Lexeme[] = []
  const pattern = /\s*([a-z][a-z0-9_]*|\d+(?:\.\d+)?|[()])/y
  while (source.slice(pattern.lastIndex).trim() !== '') {
    const from = pattern.lastIndex
    const found = pattern.exec(source)
    if (!found) {
      const offset = from + (source.slice(from).length - source.slice(from).trimStart().length)
      const word = /^(?:[A-Za-z]+|[^\sA-Za-z0-9_()]+|.)/.exec(source.slice(offset))?.[0] as string
      throw new ExpressionError(
        WORDS.has(word.toLowerCase())
          ? `"${word}" is written in small letters: ${word.toLowerCase()}`
          : `"${word}" has no meaning here; allowed: and, or, not, then, ( ), and names of conditions in small letters`,
        offset,
      )
    }
    out.push({ text: found[1] as string, offset: pattern.lastIndex - (found[1] as string).length })
  }
  return out
}

/** Every condition named, in order of mention. */
export function conditionsIn<C>(expression: Expression<C>): C[] {
  switch (expression.op) {
    case 'is':
      return [expression.condition]
    case 'not':
      return conditionsIn(expression.of)
    case 'then':
      return [expression.first, ...expression.next.map(({ of }) => of)].flatMap((part) => conditionsIn(part))
    default:
      return expression.of.flatMap((part) => conditionsIn(part))
  }
}

/** The same expression over other conditions. */
export function bind<A, B>(expression: Expression<A>, to: (condition: A) => B): Expression<B> {
  switch (expression.op) {
    case 'is':
      return { op: 'is', condition: to(expression.condition) }
    case 'not':
      return { op: 'not', of: bind(expression.of, to) }
    case 'then': {
      const next = expression.next.map(({ of, within }) => ({ of: bind(of, to), within }))
      return { op: 'then', first: bind(expression.first, to), next }
    }
    default:
      return { op: expression.op, of: expression.of.map((part) => bind(part, to)) }
  }
}

/** More conditions than this are not tried in all their combinations. */
export const MOST_TRIED = 12

/** Whether it could be true, and could be false, whatever the conditions come to. */
export function range(expression: Expression): { never: boolean; always: boolean } {
  const names = [...new Set(conditionsIn(expression))]
  if (names.length > MOST_TRIED) return { never: false, always: false }
  let never = true
  let always = true
  for (let row = 0; row < 2 ** names.length; row++) {
    const { least, most } = bounds(expression, (name) => ((row >> names.indexOf(name)) & 1) === 1)
    never &&= !most
    always &&= least
  }
  return { never, always }
}

/** False and true as bounds: a chain of `then` may hold where its conditions do, or may not. */
function bounds(expression: Expression, holds: (name: string) => boolean): { least: boolean; most: boolean } {
  switch (expression.op) {
    case 'is':
      return { least: holds(expression.condition), most: holds(expression.condition) }
    case 'not': {
      const { least, most } = bounds(expression.of, holds)
      return { least: !most, most: !least }
    }
    case 'then':
      return {
        least: false,
        most: [expression.first, ...expression.next.map(({ of }) => of)].every(
          // What was not found stands nowhere, so that nothing can follow it.
          (part) => part.op !== 'not' && bounds(part, holds).most,
        ),
      }
    default: {
      const parts = expression.of.map((part) => bounds(part, holds))
      const test = expression.op === 'and' ? ('every' as const) : ('some' as const)
      return { least: parts[test](({ least }) => least), most: parts[test](({ most }) => most) }
    }
  }
}
