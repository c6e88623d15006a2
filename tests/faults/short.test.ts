/** What `npm test` runs of `npm run test:faults`. */
import { afterAll, beforeAll, describe, test } from 'vitest'
import { allIsWell, killed, storeFails } from './cases.ts'
import { noticed } from './hasty.ts'
import { openScene, type Scene } from './scene.ts'

describe('a small production', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene()
  })
  afterAll(() => scene?.close())

  test('workers killed at any moment lose nothing and count nothing twice', async () => {
    await killed(scene, { kills: 3, calls: 3000 })
    await allIsWell(scene, 'workers killed with SIGKILL 3 times')
  })

  test('a store that refuses and then answers errors in the middle of inserts', async () => {
    await storeFails(
      scene,
      [
        ['refuse', 2000],
        ['late', 2000],
      ],
      600,
    )
    await allIsWell(scene, 'the store refused, and answered errors in the middle of inserts')
  })
})

test('a worker that commits before it stores is noticed', () => noticed(300))
