import { expect, test } from 'vitest'
import { readScorer } from '../../ingest/packs.ts'
import { type HarperText, harperCalls, harperFile } from '../support/harper.ts'

/** Faults an auditor who had not seen the rules heard in ten real bank calls, by the first letters of their ids. */
const HEARD: Record<string, string[]> = {
  '004860': ['hang-up-order'],
  '0126ff': ['hang-up-order'],
  // By a seventh of a second: both hung up by themselves, but the data says the agent was first.
  '021cd8': ['hang-up-order'],
  '06a919': [],
  '08b612': [],
  '04a102': ['hang-up-order'],
  '0a7678': ['hang-up-order'],
  // Twice "thank you" and no goodbye: thin, but thanks. Nobody asked what else, though the customer had said "that's everything".
  '0c7b8c': ['further-help'],
  '0002f7': ['hang-up-order'],
  // Heard, but not found: the agent twice speaks over the customer for less than the rule's 0.6 s.
  '8e5f27': [],
}

/** Tags whose rules came later: nobody has judged them by listening to these calls. */
const NOT_JUDGED = ['situation', 'apology', 'empathy', 'promise', 'privacy', 'speech-rate']

/** What the recogniser's own errors add: "how long does" for "hello this is". */
const MISHEARD: Record<string, string[]> = { '0c7b8c': ['greeting'] }

const file = harperFile()

test.skipIf(file === undefined).each<HarperText>(['human', 'asr'])(
  'ten real bank calls are judged as they were heard, %s text (passed over where they are absent)',
  (text) => {
    const scorer = readScorer('Asia/Shanghai')
    for (const call of harperCalls(file as string, text)) {
      const id = call.call_id.slice('harper-'.length, 'harper-'.length + 6)
      const found = scorer
        .score(call, 'sha256:harper')
        .findings.flatMap(({ tags }) => tags)
        .filter((tag) => !NOT_JUDGED.includes(tag))
      const expected = [...(HEARD[id] as string[]), ...(text === 'asr' ? (MISHEARD[id] ?? []) : [])]
      expect([id, ...found.sort()]).toEqual([id, ...expected.sort()])
    }
  },
)
