import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allIsWell, killed } from './cases.ts'
import { openScene, type Scene } from './scene.ts'

describe('a small production', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene()
  })
  afterAll(() => scene?.close())

  test('workers killed at any moment lose nothing and count nothing twice', async () => {
    await killed(scene, { kills: 3, calls: 3000 })
    await allIsWell(scene, '3 workers killed')
  })
})

test('a worker that commits before it stores is noticed', async () => {
  const scene = await openScene({ hasty: true, brokers: 1 })
  try {
    await killed(scene, { kills: 2, calls: 600 })
    await scene.committed()
    const { wrong } = await scene.reckon('offsets committed before the rows are durable, on purpose')
    expect(wrong.join()).toMatch(/messages in the ledger/)
  } finally {
    await scene.close()
  }
})
