import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GROUP } from '../../ingest/kafka/consumer.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { begin, call, earshot, folder } from './earshot.ts'

/** A span as OTLP has it in JSON. */
interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[]
  status: { code?: number }
}
/** Each span reckons its own time from a clock of whole milliseconds. */
const DRIFT_NS = 5_000_000n
const [INTERNAL, SERVER, CONSUMER] = [1, 2, 5]

/** Takes traces as a collector does, and keeps them. */
let collected: Span[] = []
let resources: object[] = []
const collector = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  expect([request.method, request.url]).toEqual(['POST', '/v1/traces'])
  for (const { resource, scopeSpans } of JSON.parse(Buffer.concat(chunks).toString()).resourceSpans) {
    resources.push(attributesOf(resource))
    collected.push(...scopeSpans.flatMap(({ spans }: { spans: Span[] }) => spans))
  }
  response.setHeader('content-type', 'application/json').end('{}')
})
let endpoint: string
beforeAll(async () => {
  collector.listen(0, '127.0.0.1')
  await once(collector, 'listening')
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
})
afterAll(() => {
  collector.closeAllConnections()
  collector.close()
})

const attributesOf = ({ attributes }: Pick<Span, 'attributes'>) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]))
const childrenOf = (parent: Span) => collected.filter(({ parentSpanId }) => parentSpanId === parent.spanId)
const namesOf = (spans: Span[]) => spans.map(({ name }) => name)

function forget(): void {
  collected = []
  resources = []
}

/** Resolves with the first line that says it, and keeps the rest flowing. */
async function said(child: ChildProcess, text: string): Promise<string> {
  const lines = createInterface(child.stderr as NodeJS.ReadableStream)
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => line.includes(text) && resolve(line))
    child.once('close', () => reject(new Error(`ended before it said "${text}"`)))
  })
}

async function ends(child: ChildProcess): Promise<number | null> {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  return (await closed)[0]
}

/** A server on an empty folder of its own, with its address. */
async function serving(env: Record<string, string>): Promise<[ChildProcess, string]> {
  const child = begin(['start'], { EARSHOT_DATA: join(folder(), 'data'), PORT: '0', ...env })
  child.stdout?.resume()
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(await said(child, 'listening on'))![0]
  return [child, address]
}

const post = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${address}/v1/calls?secret=1`, { method: 'POST', body: JSON.stringify(call('a')), headers })

/** Tells at the end whether the SDK was loaded. */
function witness(): Record<string, string> {
  const file = join(folder(), 'witness.mjs')
  writeFileSync(
    file,
    `import { createRequire } from 'node:module'
     import { writeSync } from 'node:fs'
     const { cache } = createRequire(import.meta.url)
     process.on('exit', () => writeSync(2, Object.keys(cache).some((one) => one.includes('sdk-trace')) ? 'SDK loaded\\n' : 'no SDK\\n'))`,
  )
  return { NODE_OPTIONS: `--import ${pathToFileURL(file)}` }
}

test('a request is a span below its caller, with the batch and its steps below it', async () => {
  forget()
  const [child, address] = await serving({
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_SERVICE_NAME: 'calls',
    ...witness(),
  })
  const loaded = said(child, 'SDK loaded')
  const [traceId, parent] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']
  expect((await post(address, { traceparent: `00-${traceId}-${parent}-01` })).status).toBe(200)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect((await fetch(`${address}/v1/calls/nowhere`)).status).toBe(404)
  expect(await ends(child)).toBe(0)
  await loaded

  const requests = collected.filter(({ kind }) => kind === SERVER)
  expect(namesOf(requests)).toEqual(['POST /v1/calls', 'GET /v1/calls/:call_id'])
  const [posted, missed] = requests as [Span, Span]
  expect(posted).toMatchObject({ traceId, parentSpanId: parent })
  expect(missed.traceId).not.toBe(traceId)
  expect(attributesOf(posted)).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/v1/calls',
    'http.response.status_code': 200,
    'url.path': '/v1/calls',
  })
  expect(attributesOf(missed)['http.response.status_code']).toBe(404)
  expect(JSON.stringify(collected)).not.toContain('secret')

  const [batch] = childrenOf(posted) as [Span]
  expect(batch).toMatchObject({ traceId, name: 'process http', kind: INTERNAL })
  expect(namesOf(childrenOf(batch)).sort()).toEqual(['decode', 'publish', 'score', 'store'])
  for (const step of childrenOf(batch)) {
    expect(BigInt(step.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(batch.startTimeUnixNano) - DRIFT_NS)
    expect(BigInt(step.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(batch.endTimeUnixNano) + DRIFT_NS)
  }
  expect(resources[0]).toMatchObject({ 'service.name': 'calls', 'service.version': expect.any(String) })
})

test('without the variables nothing is sent, and the SDK is not even loaded', async () => {
  forget()
  const off: Record<string, string>[] = [{}, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SDK_DISABLED: 'true' }]
  for (const variables of off) {
    const [child, address] = await serving({ ...variables, ...witness() })
    const loaded = said(child, 'no SDK')
    expect((await post(address)).status).toBe(200)
    expect(await ends(child)).toBe(0)
    await loaded
  }
  expect(collected).toEqual([])
})

test('a collector that is away is warned of and hinders nothing', async () => {
  const [child, address] = await serving({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })
  const warned = said(child, 'OpenTelemetry')
  expect((await post(address)).status).toBe(200)
  expect(await ends(child)).toBe(0)
  expect(await warned).toContain('ECONNREFUSED')
})

test.each([
  [{ OTEL_TRACES_EXPORTER: 'zipkin' }, 'OTEL_TRACES_EXPORTER is "zipkin"; it must be otlp or none.'],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' },
    'OTEL_EXPORTER_OTLP_ENDPOINT is no address such as http://collector:4318.',
  ],
  [
    { OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    'OTEL_EXPORTER_OTLP_PROTOCOL is grpc; traces go by HTTP here: set http/json, and port 4318.',
  ],
])('%j is refused in one line', async (env, line) => {
  const { code, stderr } = await earshot(['start'], {
    env: { EARSHOT_DATA: join(folder(), 'data'), PORT: '0', ...env },
  })
  expect([code, stderr]).toEqual([1, `${line}\n`])
})

describeKafka('a worker', (cluster) => {
  test('makes a span of every batch of a partition', async () => {
    forget()
    const brokers = cluster().brokers
    const worker = begin(['worker'], {
      EARSHOT_DATA: join(folder(), 'data'),
      KAFKA_BROKERS: brokers.join(','),
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${endpoint}/v1/traces`,
    })
    await said(worker, 'reading calls.transcripts')
    const ids = Array.from({ length: 120 }, (_, index) => `c-${index}`)
    await produce(
      brokers,
      ids.map((id) => ({
        topic: 'calls.transcripts',
        key: Buffer.from(id),
        value: Buffer.from(JSON.stringify(call(id))),
      })),
    )
    await untilCommitted(brokers, 'earshot', ['calls.transcripts'])
    expect(await ends(worker)).toBe(0)

    const batches = collected.filter(({ kind }) => kind === CONSUMER)
    const seen = batches.map(
      (batch) => ({ batch, ...attributesOf(batch) }) as Record<string, unknown> & { batch: Span },
    )
    const messages = seen.reduce((sum, one) => sum + Number(one['messaging.batch.message_count']), 0)
    expect(messages).toBe(ids.length)
    for (const { batch, ...attributes } of seen) {
      expect(batch.name).toBe('process calls.transcripts')
      expect(attributes).toMatchObject({
        'messaging.system': 'kafka',
        'messaging.operation.type': 'process',
        'messaging.consumer.group.name': GROUP,
        'messaging.destination.name': 'calls.transcripts',
        'messaging.destination.partition.id': expect.stringMatching(/^\d+$/),
      })
      const offsets = Number(attributes['earshot.offset.last']) - Number(attributes['earshot.offset.first'])
      expect(offsets + 1).toBe(attributes['messaging.batch.message_count'])
      expect(namesOf(childrenOf(batch)).sort()).toEqual(['decode', 'publish', 'score', 'store'])
      for (const step of childrenOf(batch)) expect(step.traceId).toBe(batch.traceId)
    }
    expect(new Set(seen.map((one) => one['messaging.destination.partition.id'])).size).toBeGreaterThan(1)
  })
})
