import { expect } from 'vitest'
import { killed } from './cases.ts'
import { openScene } from './scene.ts'

/** With the order of storing and committing broken on purpose, the reckoning must not add up. */
export async function noticed(size: { kills: number; calls: number }): Promise<void> {
  const scene = await openScene({ hasty: true, brokers: 1 })
  try {
    await killed(scene, size)
    await scene.committed()
    const { wrong } = await scene.reckon('offsets committed before the rows are durable, on purpose')
    expect(wrong.join()).toMatch(/messages in the ledger/)
  } finally {
    await scene.close()
  }
}
