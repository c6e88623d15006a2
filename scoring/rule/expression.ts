/**
 * The little language of `given` and `find`: condition names with `not`, `and`, `or`, `then … within N s`, parentheses.
 * `not` binds closest, then `then`, `and`, `or`.
 */
export type Expression =
  | { op: 'name'; name: string }
  | { op: 'not'; of: Expression }
  | { op: 'and' | 'or'; of: Expression[] }
  | { op: 'then'; first: Expression; next: Step[] }

/** What follows in a chain of `then`; at most `within` ms after what came before. */
export interface Step {
  of: Expression
  within: number | null
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

const WORDS = new Set(['and', 'or', 'not', 'then', 'within'])

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
      if (peek() !== ')') fail('")"')
      at++
      return inner
    }
    if (word === undefined || WORDS.has(word) || !/^[a-z]/.test(word)) return fail('a condition, "not" or "("')
    at++
    return { op: 'name', name: word }
  }
  const sequence = (): Expression => {
    const first = unary()
    const next: Step[] = []
    while (peek() === 'then') {
      at++
      next.push({ of: unary(), within: within() })
    }
    return next.length === 0 ? first : { op: 'then', first, next }
  }
  const within = (): number | null => {
    if (peek() !== 'within') return null
    at++
    const number = Number(peek())
    if (!(number > 0)) fail('a number of seconds')
    at++
    if (peek() !== 's') fail('"s" after the number')
    at++
    return number * 1000
  }
  const both = () => list('and', sequence)
  const either = (): Expression => list('or', both)
  const whole = either()
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
      throw new ExpressionError(`"${source[offset]}" has no meaning here`, offset)
    }
    out.push({ text: found[1] as string, offset: pattern.lastIndex - (found[1] as string).length })
  }
  return out
}

/** Every condition named, in order of mention. */
export function namesIn(expression: Expression): string[] {
  switch (expression.op) {
    case 'name':
      return [expression.name]
    case 'not':
      return namesIn(expression.of)
    case 'then':
      return [expression.first, ...expression.next.map(({ of }) => of)].flatMap(namesIn)
    default:
      return expression.of.flatMap(namesIn)
  }
}
