/**
 * The long form, `npm run test:faults`: every fault in turn against one production, and after each everything that was
 * produced since the beginning is accounted for. `FAULTS_SCALE=0.1` makes all of it smaller.
 */
import { test } from 'vitest'
import { describeWhereKafka } from '../support/kafka/index.ts'
import {
  allAway,
  allIsWell,
  brokerDies,
  joinAndLeave,
  killed,
  lagBehind,
  leadersMove,
  stoppedTwice,
  storeFails,
} from './cases.ts'
import { noticed } from './hasty.ts'
import { describeScene } from './scene.ts'

const SCALE = Number(process.env.FAULTS_SCALE ?? 1)
const scaled = (count: number): number => Math.max(1, Math.round(count * SCALE))
const MINUTE = 60_000 * Math.min(1, SCALE * 5)

describeScene('a small production', (scene) => {
  test('workers killed at random moments', async () => {
    await killed(scene(), { kills: scaled(50), calls: scaled(100_000), most: 4000 })
    await allIsWell(scene(), `workers killed with SIGKILL ${scaled(50)} times`)
  })

  test('workers that join and leave', async () => {
    await joinAndLeave(scene(), scaled(9000), Math.max(3, scaled(9)))
    await allIsWell(scene(), 'workers joined and left')
  })

  test('a store that refuses, then does not answer, then answers errors, breaks off, and is full', async () => {
    await storeFails(
      scene(),
      [
        ['refuse', MINUTE],
        ['hang', MINUTE],
        ['busy', MINUTE / 4],
        ['late', MINUTE / 4],
        ['cut', MINUTE / 4],
        ['full', MINUTE / 4],
      ],
      scaled(12_000),
    )
    await allIsWell(scene(), 'the store refused, hung, answered errors in the middle of inserts, broke off, was full')
  })

  test('brokers that are killed and come back', async () => {
    await brokerDies(scene(), scaled(9000), MINUTE / 6)
    await allIsWell(scene(), 'each broker killed and brought back')
  })

  test('leaders that move', async () => {
    await leadersMove(scene(), scaled(6000), Math.max(3, scaled(6)))
    await allIsWell(scene(), 'leaders moved')
  })

  test('a worker told to stop twice', async () => {
    await stoppedTwice(scene(), scaled(1000))
    await allIsWell(scene(), 'a worker told to stop twice while the store hung')
  })

  test('a lag of many times what a worker may hold', async () => {
    await lagBehind(scene(), scaled(1000))
    await allIsWell(scene(), `${scaled(1000)} MB waited in Kafka`)
  })

  test('store and brokers away together', async () => {
    await allAway(scene(), scaled(3000), MINUTE)
    await allIsWell(scene(), 'store and all brokers away')
  })
})

describeWhereKafka(
  'the order broken on purpose',
  () => test('a worker that commits before it stores is noticed', () => noticed(scaled(5000))),
  { brokers: 1 },
)
