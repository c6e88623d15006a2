/**
 * A process of its own beside the one that is measured: produces calls at an even pace and looks for them over the API.
 * Arguments: broker, topic, address of the API, calls a second, seconds. Prints milliseconds from produced to seen, of
 * each call that was seen, as one JSON line.
 */
import { setTimeout as wait } from 'node:timers/promises'
import kafkajs from 'kafkajs'
import { generate } from '../../cli/demo/index.ts'
import type { CallPage } from '../../contract/index.ts'

const [broker, topic, address, rate, seconds] = process.argv.slice(2) as [string, string, string, string, string]
const TICK_MS = 20
const LOOK_MS = 100
/** What was not seen so long after the last one was produced is given up. */
const PATIENCE_MS = 60_000

const samples = [...generate({ calls: 2000 })].map(({ call }) => call)
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

/** Each a call of its own that begins later than the one before, so that the newest come first on the page. */
function callAt(index: number): { key: string; value: string } {
  const now = Date.now()
  const call_id = `paced-${process.pid}-${index}`
  const sample = samples[index % samples.length] as (typeof samples)[number]
  const at = (text: string) => new Date(now + Date.parse(text) - Date.parse(sample.started_at)).toISOString()
  const answered = sample.answered_at === undefined ? {} : { answered_at: at(sample.answered_at) }
  const offered = sample.offered_at === undefined ? {} : { offered_at: at(sample.offered_at) }
  const times = { started_at: at(sample.started_at), ended_at: at(sample.ended_at), ...answered, ...offered }
  sent.set(call_id, now)
  return { key: call_id, value: JSON.stringify({ ...sample, ...times, call_id }) }
}

/** Turns pages from the newest back to the oldest that is still to come. */
async function look(): Promise<void> {
  let until = Number.POSITIVE_INFINITY
  while ((!done || sent.size > 0) && Date.now() < until) {
    if (done && until === Number.POSITIVE_INFINITY) until = Date.now() + PATIENCE_MS
    const oldest = Math.min(...sent.values())
    for (let after: string | null = ''; after !== null && sent.size > 0; ) {
      const answer = await fetch(`${address}/v1/calls?limit=200${after && `&after=${encodeURIComponent(after)}`}`)
      const page = (await answer.json()) as CallPage
      const now = Date.now()
      for (const { call_id } of page.items) {
        const at = sent.get(call_id)
        if (at === undefined) continue
        delays.push(now - at)
        sent.delete(call_id)
      }
      const last = page.items.at(-1)
      after = last && Date.parse(last.started_at) >= oldest ? page.next : null
    }
    await wait(LOOK_MS)
  }
}
