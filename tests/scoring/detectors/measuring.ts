import type { Call, Evidence } from '../../../contract/index.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'

type Changes = Partial<Call>

/** What a condition comes to for a call: the evidence it finds, `pass`, or why it could not be judged. */
export function comesTo(condition: Record<string, unknown>, call: Call): Evidence[] | string {
  const { items, findings, not_evaluated, unscored } = scoreBy(
    bookOf(ruleWith('r', { conditions: { it: condition }, find: 'it' })),
    call,
  )
  if (unscored !== undefined && unscored !== 'not_evaluated') throw new Error(`the call is not scored: ${unscored}`)
  return findings[0]?.evidence ?? not_evaluated[0]?.reason ?? (items[0]?.status as string)
}

/** As `comesTo`, of the lines of a call. */
export const found = (condition: Record<string, unknown>, lines: readonly Line[], changes: Changes = {}) =>
  comesTo(condition, callOf(lines, changes))

/** What an author is told of a condition that makes no sense; null where it compiles. */
export function refused(condition: Record<string, unknown>): string | null {
  const rule = ruleWith('r', { conditions: { it: condition }, find: 'it' })
  try {
    bookOf(rule)
    scoreBy(bookOf(rule), callOf([['agent', '您好']]))
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** A line that lasts from one second to another. */
export const during = (who: Line[0], from: number, to: number, text = '我们在谈一件事情'): Line => [
  who,
  text,
  { start_ms: Math.round(from * 1000), end_ms: Math.round(to * 1000) },
]

/** A message of a chat, sent at a second. */
export const sent = (who: Line[0], at: number, text = '我们在谈一件事情'): Line => [
  who,
  text,
  { start_ms: at * 1000, end_ms: undefined },
]

export const chat: Changes = { channel: 'chat', answered_at: undefined }

/** The evidence without what most tests do not ask about. */
export const values = (evidence: Evidence[] | string) =>
  typeof evidence === 'string' ? evidence : evidence.map(({ value }) => value)
