import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { createServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickhouseAccess } from '../../cli/clickhouse.ts'
import { openStore } from '../../store/index.ts'
import { startClickHouse } from '../support/clickhouse-http/start.ts'
import { type Certificate, KEYSTORE_PASSWORD, keyOf, makeCertificate } from '../support/kafka/secure.ts'
import { temporaryFolder, ZONE } from './engines.ts'

const SECRET = 'hunter2-of-the-store'

let url: string
/** The same for whoever shows the one certificate it knows. */
let mutual: string
let certificate: Certificate
let client: Certificate & { key: string }
const closing: (() => Promise<unknown>)[] = []

/** ClickHouse behind TLS that lets one user in, as a server does. */
beforeAll(async () => {
  const clickhouse = await startClickHouse()
  closing.push(() => clickhouse.stop())
  certificate = makeCertificate(temporaryFolder())
  const known = makeCertificate(temporaryFolder(), 'client')
  client = { ...known, key: keyOf(known) }
  const pfx = readFileSync(certificate.keystore)
  const own = { pfx, passphrase: KEYSTORE_PASSWORD }
  url = await guarded(clickhouse.url, own, ({ headers }) => headers['x-clickhouse-key'] === SECRET)
  mutual = await guarded(
    clickhouse.url,
    { ...own, requestCert: true, ca: client.ca },
    ({ headers }) => headers['x-clickhouse-ssl-certificate-auth'] === 'on' && !headers['x-clickhouse-key'],
  )
})
afterAll(async () => {
  for (const close of closing) await close()
})

/** A listener that passes on what it lets in; returns the address of a database there. */
async function guarded(target: string, tls: ServerOptions, isAllowed: (request: IncomingMessage) => boolean) {
  const server = createServer(tls, (incoming, response) => {
    const { method, url: path, headers } = incoming
    if (headers['x-clickhouse-user'] !== 'earshot' || !isAllowed(incoming)) {
      response.writeHead(403, { 'x-clickhouse-exception-code': '516' })
      response.end('Code: 516. DB::Exception: earshot: Authentication failed. (AUTHENTICATION_FAILED)')
      return
    }
    const outgoing = request(`${target}${path}`, { method, headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(response)
    })
    incoming.pipe(outgoing)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.unshift(async () => {
    server.closeAllConnections()
    server.close()
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/earshot`
}

const open = (access: object, address = url) =>
  openStore({
    url: address,
    access: { ca: certificate.ca, user: 'earshot', password: SECRET, ...access },
    timeZone: ZONE,
  })

test('a ClickHouse behind TLS and a login is opened, by variables or by its URL', async () => {
  const store = await open({})
  expect(await store.queries.ledger()).toEqual([])
  await store.close()
  const named = url.replace('https://', `https://earshot:${SECRET}@`)
  await (await open({ user: undefined, password: undefined }, named)).close()
})

test('one that asks for a certificate is opened by certificate, with no password', async () => {
  const access = clickhouseAccess({
    CLICKHOUSE_URL: mutual,
    CLICKHOUSE_USER: 'earshot',
    CLICKHOUSE_SSL_CA: certificate.ca,
    CLICKHOUSE_SSL_CERT: client.ca,
    CLICKHOUSE_SSL_KEY: client.key,
  })
  const store = await openStore({ url: mutual, access, timeZone: ZONE })
  expect(await store.queries.ledger()).toEqual([])
  await store.close()
  const stranger = makeCertificate(temporaryFolder(), 'stranger')
  for (const other of [{}, { cert: stranger.ca, key: keyOf(stranger) }]) {
    const opening = open({ password: undefined, ...other }, mutual)
    await expect(opening).rejects.toThrow(/^cannot use ClickHouse at 127\.0\.0\.1:\d+ \(CLICKHOUSE_URL\): /)
  }
})

test.each([
  ['a wrong password', { password: `${SECRET}!` }, /Authentication failed/],
  ['a server nobody vouches for', { ca: undefined }, /certificate/],
])('%s stops the start with one line without the secret', async (_name, access, message) => {
  const error: Error = await open(access).then(
    () => new Error('was opened'),
    (caught) => caught,
  )
  expect(error.message).toMatch(/^cannot use ClickHouse at 127\.0\.0\.1:\d+ \(CLICKHOUSE_URL\): /)
  expect(error.message).toMatch(message)
  expect(`${error.message} ${error.stack}`).not.toContain(SECRET)
})
