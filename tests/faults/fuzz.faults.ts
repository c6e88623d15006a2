/** The long form of `fuzz.test.ts`, part of `npm run test:faults`. `SEED=…` makes other messages. */
import { test } from 'vitest'
import { describeKafka } from '../support/kafka/index.ts'
import { nothingIsWrongOverKafka } from './fuzz/broker.ts'
import { nothingIsWrong } from './fuzz/check.ts'

const SCALE = Number(process.env.FAULTS_SCALE ?? 1)
const scaled = (count: number): number => Math.max(2750, Math.round(count * SCALE))

test('whatever comes is stored, superseded or refused for the reason that is true', () =>
  nothingIsWrong(scaled(100_000)))

describeKafka(
  'over a real broker',
  (cluster) => {
    test('too, at its offset', () => nothingIsWrongOverKafka(cluster(), scaled(10_000)))
  },
  { brokers: 1 },
)
