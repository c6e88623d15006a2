import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { seeded } from '../ingest/messages.ts'
import type { Scene } from './scene.ts'

/** A worker holds this much at most, whatever the lag and whatever fails. */
const MOST_MEMORY = 900 * 2 ** 20

/** After whatever happened: everything that was produced is somewhere, once, and memory stayed bounded. */
export async function allIsWell(scene: Scene, what: string): Promise<void> {
  await scene.committed()
  const { wrong } = await scene.reckon(what)
  expect(wrong).toEqual([])
  expect(scene.crew.peakMemory()).toBeLessThan(MOST_MEMORY)
}

/** Workers are killed at random moments while calls pass; each is replaced by a new one at once. */
export async function killed(
  scene: Scene,
  { kills, calls, most = 1500 }: { kills: number; calls: number; most?: number },
) {
  const random = seeded(kills)
  const { crew } = scene
  const part = Math.ceil(calls / kills)
  await crewOf(scene, 2)
  for (let left = calls; left > 0; left -= part) {
    const producing = scene.produce(Math.min(part, left))
    await wait(random() * most)
    const victim = crew.all()[Math.floor(random() * crew.all().length)]
    if (victim) await crew.kill(victim)
    const next = crew.start()
    await producing
    await next.reading
  }
}

/** As many workers as asked for, all of them reading. */
export async function crewOf({ crew }: Scene, count: number): Promise<void> {
  while (crew.all().length < count) crew.start()
  for (const extra of crew.all().slice(count)) await crew.leave(extra)
  await Promise.all(crew.all().map(({ reading }) => reading))
}
