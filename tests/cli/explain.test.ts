import { expect, test } from 'vitest'
import { explainScore } from '../../cli/explain.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { bookWith, callOf, formWith, HASH, itemWith, saying } from '../scoring/books.ts'

test('a finding to confirm, an item for a person, praise and a rule on trial are told apart', () => {
  const tone = {
    id: 'tone',
    title: { zh: '语气', en: 'Tone' },
    points: 5,
    review: { zh: '听耐心', en: 'Hear patience' },
  }
  const language = itemWith(
    'language',
    10,
    { rule: 'asked', points: -4, review: true },
    { rule: 'praise', points: 2 },
    { rule: 'fault', points: -3 },
    { rule: 'trial', points: -6, shadow: true },
  )
  const rules = ['asked', 'praise', 'fault', 'trial'].map((id) => saying(id, '甲'))
  const call = callOf([['agent', '甲']])
  const scorer = createScorer([bookWith(formWith([language, tone]), ...rules)])
  const told = (whole: boolean) =>
    explainScore(call, scorer.score(call, HASH), scorer.rulebooks[0]?.view, whole)
      .split('\n')
      .map((line) => line.trim())
  const lines = told(true)
  expect(lines).toContain('… 待人工复核 to confirm (-4)  字 words')
  expect(lines).toContain('✓ +2  字 words')
  expect(lines).toContain('✗ -3  字 words')
  expect(lines).toContain('· 试运行 on trial (-6)  字 words')
  expect(lines).toContain('…     5/5  语气 Tone  待人工复核 needs a person: 听耐心 Hear patience')
  expect(told(false).join('\n')).not.toContain('试运行')
})
