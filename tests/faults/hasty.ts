import { expect } from 'vitest'
import { crewOf } from './cases.ts'
import { openScene } from './scene.ts'

/** With the order of storing and committing broken on purpose, a single kill must show in the reckoning. */
export async function noticed(calls: number): Promise<void> {
  const scene = await openScene({ hasty: true, brokers: 1 })
  try {
    await scene.produce(calls)
    await crewOf(scene, 1)
    await scene.committed()
    for (const worker of scene.crew.all()) await scene.crew.kill(worker)
    const { wrong } = await scene.reckon('offsets committed before the rows are durable, on purpose')
    expect(wrong.join()).toMatch(/messages in the ledger/)
  } finally {
    await scene.close()
  }
}
