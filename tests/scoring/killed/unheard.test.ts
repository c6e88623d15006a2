import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'

const CLOSED = bookOf(ruleWith('r', { conditions: { a: { phrases: { any: ['再见'] } } }, find: 'not a' }))

/** Whether a line may hold the goodbye nobody wrote down. */
const mayHave = (text: string, ms: number, more: Partial<Line[2]> = {}, changes: Partial<Call> = {}) => {
  const lines: Line[] = [
    ['agent', '查到了'],
    ['agent', text, { start_ms: 3000, end_ms: 3000 + ms, ...more }],
  ]
  return scoreBy(CLOSED, callOf(lines, changes)).not_evaluated[0]?.reason === 'low_confidence'
}

describe('spoken audibly, and not written', () => {
  test.each<[text: string, ms: number]>([
    ['', 4000],
    ['那', 4000],
    ['那个', 4001],
    ['那、个。', 4001],
    ['well', 4000],
    ['well so very', 4801],
    ['[noise]那', 4000],
    ['那<noise>', 4000],
    ['<noise>那个[noise]', 4001],
    ['。', 4000],
    ['[那', 4000],
    ['[unk]', 1],
    ['<听不清>', 1],
    ['[noise][inaudible]', 1],
    ['a 那 b', 4000],
  ])('%s in %d ms', (text, ms) => expect(mayHave(text, ms)).toBe(true))

  test.each<[text: string, ms: number]>([
    ['', 3999],
    ['。', 3999],
    ['那', 3999],
    ['那个', 4000],
    ['wellsoveryy', 4400],
    ['那么', 4000],
    ['[noise]那个', 4000],
    ['那个<noise>', 4000],
    ['[noise]', 9000],
    ['<laughter>', 9000],
    ['[那]', 9000],
    ['unk', 1],
  ])('not %s in %d ms', (text, ms) => expect(mayHave(text, ms)).toBe(false))

  test('what is said to be noise was no speech, nor is a message', () => {
    expect(mayHave('', 9000, { kind: 'noise' })).toBe(false)
    expect(mayHave('', 9000, { kind: 'text' })).toBe(true)
    expect(mayHave('[unk]', 9000, {}, { channel: 'chat', answered_at: undefined })).toBe(false)
  })
})
