import { setTimeout as wait } from 'node:timers/promises'
import kafkajs from 'kafkajs'
import { expect } from 'vitest'
import { seeded } from '../ingest/messages.ts'
import type { StoreFault } from '../support/clickhouse-http/faulty.ts'
import type { Scene } from './scene.ts'
import type { Worker } from './workers.ts'

/** A worker holds this much at most, whatever the lag and whatever fails. */
const MOST_MEMORY = 1024 * 2 ** 20

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

/** The store fails in one way after the other while calls pass; workers stay, and catch up by themselves. */
export async function storeFails(
  scene: Scene,
  faults: [fault: StoreFault, ms: number][],
  calls: number,
): Promise<void> {
  await crewOf(scene, 2)
  const before = scene.crew.all()
  for (const [fault, ms] of faults) {
    const hits = scene.store.hit()
    await scene.store.set(fault)
    await scene.produce(Math.ceil(calls / faults.length))
    await wait(ms)
    if (fault !== 'late') await untilReady(scene, 503)
    if (fault !== 'refuse') expect(scene.store.hit(), `requests that met "${fault}"`).toBeGreaterThan(hits)
    await scene.store.set('none')
  }
  await scene.committed()
  await untilReady(scene, 200)
  expect(scene.crew.all(), 'the workers are those of the beginning').toEqual(before)
}

/** A broker is killed while calls pass, and comes back; workers stay. */
export async function brokerDies(scene: Scene, calls: number, awayMs: number): Promise<void> {
  await crewOf(scene, 2)
  const before = scene.crew.all()
  for (const broker of [1, 2, 0]) {
    const producing = scene.produce(Math.ceil(calls / 3))
    await wait(300)
    await scene.cluster.stopBroker(broker)
    await producing
    await wait(awayMs)
    await scene.cluster.startBroker(broker)
    await allInSync(scene)
  }
  await scene.committed()
  expect(scene.crew.all(), 'the workers are those of the beginning').toEqual(before)
}

/** All brokers are away, and the store too; then they come back. Workers stay. */
export async function allAway(scene: Scene, calls: number, awayMs: number): Promise<void> {
  await crewOf(scene, 2)
  const before = scene.crew.all()
  await scene.store.set('refuse')
  await scene.produce(calls)
  await Promise.all([0, 1, 2].map((broker) => scene.cluster.stopBroker(broker)))
  await wait(awayMs)
  await untilReady(scene, 503)
  await Promise.all([0, 1, 2].map((broker) => scene.cluster.startBroker(broker)))
  await scene.store.set('none')
  await allInSync(scene)
  await scene.committed()
  expect(scene.crew.all(), 'the workers are those of the beginning').toEqual(before)
}

/** Partitions get other leaders while calls pass, with every broker up. */
export async function leadersMove(scene: Scene, calls: number, moves: number): Promise<void> {
  await crewOf(scene, 2)
  const admin = new kafkajs.Kafka({ brokers: scene.cluster.brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    for (let move = 0; move < moves; move++) {
      const producing = scene.produce(Math.ceil(calls / moves))
      const first = (move % 3) + 1
      const replicas = [first, (first % 3) + 1]
      const partitionAssignment = Array.from({ length: 6 }, (_, partition) => ({ partition, replicas }))
      const topics = ['calls.transcripts', 'calls.scored'].map((topic) => ({ topic, partitionAssignment }))
      await admin.alterPartitionReassignments({ topics })
      await producing
      await untilLed(admin, replicas)
    }
  } finally {
    await admin.disconnect()
  }
}

/** Workers come and go, politely and not, while calls pass. */
export async function joinAndLeave(scene: Scene, calls: number, rounds: number): Promise<void> {
  const { crew } = scene
  await crewOf(scene, 1)
  for (let round = 0; round < rounds; round++) {
    const producing = scene.produce(Math.ceil(calls / rounds))
    await crewOf(scene, 3)
    const [first, second] = crew.all()
    const leaving = [crew.leave(first as Worker), wait(400).then(() => crew.leave(second as Worker))]
    expect(await Promise.all(leaving), 'exit codes of those that were told to stop').toEqual([0, 0])
    await producing
  }
}

/** Far more waits in Kafka than a worker may hold, in large messages; it is worked off. */
export async function lagBehind(scene: Scene, megabytes: number): Promise<void> {
  await crewOf(scene, 0)
  await scene.produceLarge(megabytes)
  await crewOf(scene, 1)
}

/** Resolves when every worker answers so at `/readyz`. */
async function untilReady({ crew }: Scene, status: 200 | 503): Promise<void> {
  for (;;) {
    const answers = await Promise.all(crew.all().map((worker) => worker.readiness()))
    if (answers.every((answer) => answer === status)) return
    await wait(100)
  }
}

/** Told to stop while the store does not answer, a worker waits for it; told again it stops at once. Nothing is lost. */
export async function stoppedTwice(scene: Scene, calls: number): Promise<void> {
  const { crew, store } = scene
  await crewOf(scene, 1)
  const [worker] = crew.all() as [Worker]
  const hits = store.hit()
  await store.set('hang')
  await scene.produce(calls)
  while (store.hit() === hits) await wait(50)
  const leaving = crew.leave(worker)
  await wait(1500)
  expect(worker.process.exitCode, 'still waits for the insert in hand').toBe(null)
  const told = Date.now()
  worker.process.kill('SIGTERM')
  expect(await leaving, 'exit code').toBe(130)
  expect(Date.now() - told, 'milliseconds to stop').toBeLessThan(3000)
  await store.set('none')
  await crewOf(scene, 1)
}

/** Resolves when every partition has all its copies again. */
async function allInSync({ cluster }: Scene): Promise<void> {
  const admin = new kafkajs.Kafka({ brokers: cluster.brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
  await admin.connect()
  for (;;) {
    const { topics } = await admin.fetchTopicMetadata()
    const partitions = topics.flatMap((topic) => topic.partitions)
    if (partitions.every(({ isr, replicas }) => isr.length === replicas.length)) break
    await wait(200)
  }
  await admin.disconnect()
}

async function untilLed(admin: kafkajs.Admin, replicas: number[]): Promise<void> {
  for (;;) {
    const { topics } = await admin.fetchTopicMetadata({ topics: ['calls.transcripts', 'calls.scored'] })
    const partitions = topics.flatMap((topic) => topic.partitions)
    if (partitions.every((one) => one.isr.length === replicas.length && replicas.includes(one.leader))) return
    await wait(200)
  }
}

/** As many workers as asked for, all of them reading. */
export async function crewOf({ crew }: Scene, count: number): Promise<void> {
  while (crew.all().length < count) crew.start()
  for (const extra of crew.all().slice(count)) await crew.leave(extra)
  await Promise.all(crew.all().map(({ reading }) => reading))
}
