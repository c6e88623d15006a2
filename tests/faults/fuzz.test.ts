/** What `npm test` runs of the fuzzing in `npm run test:faults`. `SEED=…` makes other messages. */
import { test } from 'vitest'
import { describeKafka } from '../support/kafka/index.ts'
import { nothingIsWrongOverKafka } from './fuzz/broker.ts'
import { nothingIsWrong } from './fuzz/check.ts'

test('whatever comes is stored, superseded or refused for the reason that is true', () => nothingIsWrong(2750))

describeKafka('over a real broker', (cluster) => {
  test('too, at its offset', () => nothingIsWrongOverKafka(cluster(), 1000))
})
