import { once } from 'node:events'
import { request } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bindingFrom, ListenError, listen } from '../../api/listen.ts'
import { type Fixture, openFixture } from './support.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
}, 60_000)
afterAll(() => fixture.close())

const LOCAL = { host: '127.0.0.1', port: 0, token: undefined }

/** A promise that is settled from outside. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

describe('where to listen', () => {
  test('this machine alone, unless told otherwise', () => {
    expect(bindingFrom({})).toEqual({ host: '127.0.0.1', port: 3000, token: undefined })
    expect(bindingFrom({ HOST: '', PORT: '', EARSHOT_TOKEN: '' })).toEqual(bindingFrom({}))
    expect(bindingFrom({ HOST: '::1', PORT: '8080' })).toMatchObject({ host: '::1', port: 8080 })
    expect(bindingFrom({ HOST: '0.0.0.0', EARSHOT_TOKEN: 't' })).toMatchObject({ host: '0.0.0.0', token: 't' })
  })

  test.each(['0.0.0.0', '::', '192.168.1.4', 'earshot.example', '127.evil.example'])('%s needs a token', (HOST) => {
    expect(() => bindingFrom({ HOST })).toThrow(ListenError)
    expect(() => bindingFrom({ HOST })).toThrow(/^HOST is .* set EARSHOT_TOKEN/)
  })

  test.each(['密钥', ' padded', 'padded ', 'line\nbreak'])('%j is no token', (EARSHOT_TOKEN) => {
    expect(() => bindingFrom({ EARSHOT_TOKEN })).toThrow(/^EARSHOT_TOKEN holds what a header cannot carry/)
  })

  test.each(['http', '-1', '65536', '3000.5'])('%s is no port', (PORT) => {
    expect(() => bindingFrom({ PORT })).toThrow(`PORT is "${PORT}"; it must be a whole number from 0 to 65535.`)
  })
})

test('a port in use is one clear line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const started = listen(fixture.app(), { ...LOCAL, port })
  await expect(started).rejects.toThrow(
    new ListenError(
      `Cannot listen on 127.0.0.1:${port}: another process has the port; stop it, or set PORT to another.`,
    ),
  )
  other.close()
})

test('an address this machine has not is one clear line', async () => {
  const started = listen(fixture.app({ token: 't' }), { host: '203.0.113.9', port: 0, token: 't' })
  await expect(started).rejects.toThrow(/^Cannot listen on 203\.0\.113\.9:0: this machine has no such address/)
})

test('answers over the network, and finishes what it has begun when it closes', async () => {
  const [begun, answer] = [gate(), gate()]
  const accept = async () => {
    begun.open()
    await answer.opened
    return { stored: 1, superseded: 0, refused: 0, receipts: [] }
  }
  const app = fixture.app({ accept })
  const address = await listen(app, LOCAL)
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const underWay = fetch(`${address}/v1/calls`, { method: 'POST', body: '{}' })
  await begun.opened
  const closed = app.close()
  answer.open()
  expect((await underWay).status).toBe(200)
  await closed
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
})

test('a body above the limit is refused while it is still being sent', async () => {
  const address = new URL(await listen(fixture.app(), LOCAL))
  const upload = request({
    method: 'POST',
    host: address.hostname,
    port: address.port,
    path: '/v1/calls',
    headers: { 'content-length': 64 * 1024 * 1024 + 1 },
  })
  upload.flushHeaders()
  const [response] = await once(upload, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  upload.on('error', () => {}).destroy()
  expect(response.statusCode).toBe(413)
  expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual({
    error: 'body_too_large',
    message: 'The body is larger than 64 MiB; send the lines in several requests.',
  })
})

test('nonsense on the wire does not stop it', async () => {
  const address = new URL(await listen(fixture.app(), LOCAL))
  const socket = connect(Number(address.port), address.hostname)
  socket.end('NONSENSE\r\n\r\n')
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 400/)
  expect((await fetch(new URL('/healthz', address))).status).toBe(200)
})
