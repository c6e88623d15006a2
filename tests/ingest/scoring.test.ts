import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generate } from '../../cli/demo/index.ts'
import { readScorer, readSources } from '../../ingest/packs.ts'
import { scoringBeside } from '../../ingest/scoring/beside.ts'
import { type CallToScore, type Scoring, scoringHere } from '../../ingest/scoring/scoring.ts'
import { AuthorError } from '../../scoring/packs/source.ts'
import { TIME_ZONE as timeZone } from './workshop.ts'

const calls: CallToScore[] = [...generate({ calls: 60 })].map(({ call }) => ({
  call,
  bytes: Buffer.from(JSON.stringify(call)),
  inputHash: `sha256:${call.call_id}`,
}))

describe('scoring in a thread of its own', () => {
  let scoring: Scoring

  beforeAll(async () => {
    scoring = await scoringBeside({ sources: readSources(), timeZone })
  })

  afterAll(() => scoring.close())

  test('gives each call the score it has here, by the same rule books', async () => {
    const here = scoringHere(readScorer(timeZone))
    const expected = await here.scoreAll(calls)
    const halves = await Promise.all([scoring.scoreAll(calls.slice(0, 30)), scoring.scoreAll(calls.slice(30))])
    expect(halves.flat()).toEqual(expected)
    expect(scoring.rulebooks).toEqual(here.rulebooks)
    expect(expected.filter((one) => 'score' in one && one.score.findings.length > 0).length).toBeGreaterThan(10)
  })

  test('a call that cannot be judged keeps no other from its score', async () => {
    const broken = { ...(calls[0] as CallToScore), bytes: Buffer.from('[]') }
    const scored = await scoring.scoreAll([calls[1] as CallToScore, broken, calls[2] as CallToScore])
    expect(scored.map((one) => ('score' in one ? one.score.call_id : one.problem.path))).toEqual([
      calls[1]?.call.call_id,
      '$',
      calls[2]?.call.call_id,
    ])
  })

  test('what is under way when it ends is given back, and nothing is taken after', async () => {
    const ending = await scoringBeside({ sources: readSources(), timeZone })
    const under = ending.scoreAll(calls)
    await ending.close()
    await expect(under).rejects.toThrow('the thread that scores has ended')
    await expect(ending.scoreAll(calls)).rejects.toThrow('the thread that scores has ended')
  })
})

test('what is wrong in a pack is said as where it is read', async () => {
  const sources = [{ path: 'rules/a.yaml', text: 'id: a\n' }]
  const begun = scoringBeside({ sources, timeZone })
  await expect(begun).rejects.toThrow(AuthorError)
  await expect(begun).rejects.toThrow('rules/a.yaml')
})
