/** What `npm test` runs of `npm run test:faults`. */
import { test } from 'vitest'
import { describeWhereKafka } from '../support/kafka/index.ts'
import { allIsWell, killed, storeFails } from './cases.ts'
import { noticed } from './hasty.ts'
import { describeScene } from './scene.ts'

describeScene('a small production', (scene) => {
  test('workers killed at any moment lose nothing and count nothing twice', async () => {
    await killed(scene(), { kills: 3, calls: 3000 })
    await allIsWell(scene(), 'workers killed with SIGKILL 3 times')
  })

  test('a store that refuses and then answers errors in the middle of inserts', async () => {
    await storeFails(
      scene(),
      [
        ['refuse', 2000],
        ['late', 2000],
      ],
      600,
    )
    await allIsWell(scene(), 'the store refused, and answered errors in the middle of inserts')
  })
})

describeWhereKafka(
  'the order broken on purpose',
  () => test('a worker that commits before it stores is noticed', () => noticed(300)),
  { brokers: 1 },
)
