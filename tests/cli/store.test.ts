import { once } from 'node:events'
import { createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { afterEach, describe, expect, it } from 'vitest'
import { openIngest } from '../../ingest/open.ts'
import { readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { ENGINE } from '../../scoring/form/evaluate.ts'
import { openStore } from '../../store/index.ts'
import { begin, call, earshot, ended, file, folder } from './earshot.ts'

const event = {
  schema: 'ticket.v1',
  event_id: 'e-1',
  ticket_id: 'T-1',
  type: 'complaint_filed',
  occurred_at: '2026-05-03T09:25:00+08:00',
  agent: { id: 'A017' },
}

const running: ReturnType<typeof begin>[] = []
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
})

/** A server on a free port; resolves with its address. */
async function serve(command: string, env: Record<string, string>): Promise<string> {
  const child = begin([command], { ...env, PORT: '0' })
  running.push(child)
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += chunk
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
    if (address && (command !== 'demo' || said.includes('The sample month is in'))) return address[0]
  }
  throw new Error(`${command} ended: ${said}`)
}

describe('load, verify, rescore', () => {
  const dir = folder()
  const env = { EARSHOT_DATA: `${dir}/data` }
  const path = file(dir, 'may.jsonl', [
    call('c-1'),
    event,
    'nonsense',
    call('c-2', { segments: [] }),
    call('c-1'),
    call('c-3', { started_at: '1970-01-02T00:00:00Z', answered_at: undefined, ended_at: '2099-12-31T00:00:00Z' }),
  ])

  it('stores, says what it refused, and passes over what is there', async () => {
    const first = await earshot(['load', path], { env })
    expect(first.stdout).toContain('4 stored, 1 superseded, 1 refused')
    expect(first.stderr).toContain(`${path}:3: $: found`)
    expect(first.code).toBe(1)
    expect((await earshot(['load', path], { env })).stdout).toContain('0 stored, 5 superseded, 1 refused')
  })

  it('finds every score as it was, and again after scoring once more', async () => {
    const before = await earshot(['verify', '--month', '2026-05'], { env })
    expect(before).toMatchObject({ code: 0, stderr: '' })
    expect(before.stdout).toContain('2 calls')
    const again = await earshot(['rescore', '--from', '2026-05-01', '--to', '2026-06-01'], { env })
    expect(again.stdout).toContain('2 calls scored again')
    expect((await earshot(['rescore', '--from', '2026-07-01', '--to', '2026-08-01'], { env })).stdout).toContain(
      'There are no calls from 2026-07-01 to 2026-08-01.',
    )
    expect((await earshot(['verify', '--month', '2026-05'], { env })).code).toBe(0)
    expect((await earshot(['verify', '--month', '2026-5'], { env })).code).toBe(2)
  })

  it('goes on with scoring again where it was interrupted', async () => {
    const range = { from: '2026-05-01', to: '2026-06-01' }
    const store = await openStore({ dataDir: env.EARSHOT_DATA, timeZone: 'Asia/Shanghai' })
    const scorer = readScorer('Asia/Shanghai')
    const forms = scorer.rulebooks.map(({ hash }) => hash).sort()
    const { run } = await store.writer.rescoring({ ...range, forms, engine: ENGINE })
    for await (const { callId, inputHash, bytes } of store.storedCalls(range)) {
      const score = scorer.score(JSON.parse(Buffer.from(bytes).toString()), inputHash)
      await store.writer.rescore([{ callId, inputHash, score, unscored: score.unscored ?? '' }], run)
      break
    }
    await store.close()
    const rest = await earshot(['rescore', '--from', range.from, '--to', range.to], { env })
    expect(rest.stdout).toContain('Going on where it stopped, 1 calls in')
    expect(rest.stdout).toContain(`2 calls scored again (run ${run.id}); their earlier scores stay.`)
    expect((await earshot(['verify', '--month', '2026-05'], { env })).code).toBe(0)
  })

  it.each([
    [
      'a word of a call',
      "ALTER TABLE call_versions UPDATE bytes = replaceOne(bytes, '机器', '机床') WHERE call_id = 'c-1'",
      'c-1',
    ],
    [
      'a score',
      `ALTER TABLE scores UPDATE line = replaceRegexpOne(line, '"score":[0-9.]+', '"score":1') WHERE call_id = 'c-1'`,
      'c-1',
    ],
    ['a figure', "ALTER TABLE heads UPDATE agent_team = 'other' WHERE call_id = 'c-1'", 'c-1'],
    [
      'a rule',
      "ALTER TABLE forms UPDATE text = replaceOne(text, 'hotline', 'Hotline') WHERE id = 'hotline-zh'",
      'forms',
    ],
    [
      'a ticket event',
      "ALTER TABLE ticket_events UPDATE bytes = replaceOne(bytes, 'T-1', 'T-2') WHERE event_id = 'e-1'",
      'e-1',
    ],
  ])('finds a changed byte: %s', async (_, statement, named) => {
    const own = folder()
    const data = { EARSHOT_DATA: `${own}/data` }
    await earshot(['load', file(own, 'may.jsonl', [call('c-1'), event])], { env: data })
    await change(data.EARSHOT_DATA, statement)
    const { code, stderr } = await earshot(['verify', '--month', '2026-05'], { env: data })
    expect(stderr).toContain(named)
    expect(code).toBe(1)
  })
})

it('does not judge a score by another engine, and says whose it is', async () => {
  const dir = folder()
  const env = { EARSHOT_DATA: `${dir}/data` }
  const scorer = readScorer('Asia/Shanghai')
  const older = {
    ...scorer,
    score: (...args: Parameters<typeof scorer.score>) => ({ ...scorer.score(...args), engine: '1.0.0' }),
  }
  const store = await openStore({ dataDir: env.EARSHOT_DATA, timeZone: 'Asia/Shanghai' })
  const ingest = await openIngest({
    scoring: scoringHere(older),
    limits: readLimits('Asia/Shanghai'),
    writer: store.writer,
    log: { info() {}, warn() {}, error() {} },
  })
  await ingest.load([file(dir, 'older.jsonl', [call('c-1'), call('c-2')])], { progress() {}, refused() {} })
  await ingest.close()
  await store.close()
  await earshot(['load', file(dir, 'newer.jsonl', [call('c-3')])], { env })
  const { code, stdout, stderr } = await earshot(['verify', '--month', '2026-05'], { env })
  expect(stderr.trim()).toBe(
    `2 scores are by engine 1.0.0: the release that made them can prove them, this one is ${ENGINE}.`,
  )
  expect(stdout.trim()).toBe('2026-05: 3 calls, 1 made again as they were, byte for byte.')
  expect(code).toBe(0)
})

async function change(path: string, statement: string): Promise<void> {
  const client = createClient({ connection: createChdbConnection({ path }) as never })
  await client.command({ query: `${statement} SETTINGS mutations_sync = 1` })
  await client.close()
}

describe('a folder has one owner', () => {
  it('a second process stops with one clear line', async () => {
    const env = { EARSHOT_DATA: `${folder()}/data` }
    const address = await serve('start', env)
    const second = await earshot(['load', '-'], { env, stdin: '' })
    expect(second.code).toBe(1)
    expect(second.stderr.trim().split('\n')).toHaveLength(1)
    expect(second.stderr).toMatch(/in use by process \d+/)
    const months = await (await fetch(`${address}/v1/months`)).json()
    expect(months).toEqual({ months: [] })
  })
})

describe('start', () => {
  it('takes calls over HTTP and ends cleanly at a signal', async () => {
    const address = await serve('start', { EARSHOT_DATA: `${folder()}/data` })
    const posted = await fetch(`${address}/v1/calls`, { method: 'POST', body: JSON.stringify(call('c-1')) })
    expect(await posted.json()).toMatchObject({ stored: 1, superseded: 0, refused: 0 })
    const detail = (await (await fetch(`${address}/v1/calls/c-1`)).json()) as { score: { score: number } }
    expect(detail.score.score).toBe(readScorer('Asia/Shanghai').score(call('c-1') as never, 'sha256:').score)
    const child = running[0] as ReturnType<typeof begin>
    const over = ended(child)
    child.kill('SIGTERM')
    expect((await over).code).toBe(0)
    running.length = 0
  })

  it('refuses a host others can reach without a token, before it opens anything', async () => {
    const { code, stderr } = await earshot(['start'], { env: { HOST: '0.0.0.0', EARSHOT_DATA: `${folder()}/data` } })
    expect(code).toBe(1)
    expect(stderr).toContain('EARSHOT_TOKEN')
  })

  it('worker asks for brokers, and a wrong zone is named', async () => {
    expect(await earshot(['worker'])).toMatchObject({ code: 2 })
    const start = await earshot(['start'], { env: { EARSHOT_TZ: 'Mars/Base', EARSHOT_DATA: `${folder()}/data` } })
    expect(start.stderr).toContain('EARSHOT_TZ is "Mars/Base"')
  })
})

describe('demo', () => {
  it('shows the month within a minute, and every score of it can be made again', async () => {
    const env = { EARSHOT_DATA: `${folder()}/data` }
    const address = await serve('demo', env)
    const month = (await (await fetch(`${address}/v1/months/2026-05`)).json()) as { calls: number; teams: object[] }
    expect(month.calls).toBe(3000)
    expect(month.teams.length).toBeGreaterThan(5)
    const child = running.pop() as ReturnType<typeof begin>
    child.kill('SIGTERM')
    await once(child, 'close')
    const verified = await earshot(['verify', '--month', '2026-05'], { env })
    expect(verified).toMatchObject({ code: 0, stderr: '' })
    expect(verified.stdout).toContain('3000 calls')
  }, 180_000)
})
