/**
 * A process of its own beside the one that is measured: produces calls at an even pace and looks for them over the API.
 * Arguments: broker, topic, address of the API, calls a second, seconds. Prints milliseconds from produced to seen, of
 * one call in a hundred, as one JSON line: to ask for each would be most of the work of the process that is measured.
 */
import { setTimeout as wait } from 'node:timers/promises'
import kafkajs from 'kafkajs'
import { generate } from '../../cli/demo/index.ts'

const [broker, topic, address, rate, seconds] = process.argv.slice(2) as [string, string, string, string, string]
const TICK_MS = 20
const LOOK_MS = 100
const ONE_IN = 100
/** The oldest of those still to come, so that falling behind is not made worse by being looked at. */
const LOOKED_FOR = 10
/** What was not seen so long after the last one was produced is given up. */
const PATIENCE_MS = 60_000

const samples = [...generate({ calls: 2000 })].map(({ call }) => call)
/** Calls that are looked for, and when they were produced. */
const sent = new Map<string, number>()
const delays: number[] = []
let produced = 0
let done = false

const kafka = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.NOTHING })
const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
await producer.connect()
await Promise.all([produce(), look()])
await producer.disconnect()
console.log(JSON.stringify({ produced, delays }))

/** As many as are due at each moment, so that a late tick does not thin the stream. */
async function produce(): Promise<void> {
  const began = Date.now()
  const total = Number(rate) * Number(seconds)
  const sending: Promise<unknown>[] = []
  while (produced < total) {
    const due = Math.min(total, Math.floor(((Date.now() - began) * Number(rate)) / 1000))
    const messages = Array.from({ length: due - produced }, (_, i) => callAt(produced + i))
    produced = due
    if (messages.length > 0) sending.push(producer.send({ topic, messages }))
    await wait(TICK_MS)
  }
  await Promise.all(sending)
  done = true
}

/** Each a call of its own, as if it had begun now. */
function callAt(index: number): { key: string; value: string } {
  const now = Date.now()
  const call_id = `paced-${process.pid}-${index}`
  const sample = samples[index % samples.length] as (typeof samples)[number]
  const at = (text: string) => new Date(now + Date.parse(text) - Date.parse(sample.started_at)).toISOString()
  const answered = sample.answered_at === undefined ? {} : { answered_at: at(sample.answered_at) }
  const offered = sample.offered_at === undefined ? {} : { offered_at: at(sample.offered_at) }
  const times = { started_at: at(sample.started_at), ended_at: at(sample.ended_at), ...answered, ...offered }
  if (index % ONE_IN === 0) sent.set(call_id, now)
  return { key: call_id, value: JSON.stringify({ ...sample, ...times, call_id }) }
}

/** Asks for those that have been to come for longest. */
async function look(): Promise<void> {
  let until = Number.POSITIVE_INFINITY
  while ((!done || sent.size > 0) && Date.now() < until) {
    if (done && until === Number.POSITIVE_INFINITY) until = Date.now() + PATIENCE_MS
    await Promise.all([...sent].slice(0, LOOKED_FOR).map(([call_id, at]) => seen(call_id, at)))
    await wait(LOOK_MS)
  }
}

async function seen(call_id: string, at: number): Promise<void> {
  const answer = await fetch(`${address}/v1/calls/${call_id}`)
  await answer.text()
  if (!answer.ok) return
  delays.push(Date.now() - at)
  sent.delete(call_id)
}
