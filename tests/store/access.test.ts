import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../store/index.ts'
import { startClickHouse } from '../support/clickhouse-http/start.ts'
import { type Certificate, KEYSTORE_PASSWORD, makeCertificate } from '../support/kafka/secure.ts'
import { temporaryFolder, ZONE } from './engines.ts'

const SECRET = 'hunter2-of-the-store'

let url: string
let certificate: Certificate
const closing: (() => Promise<unknown>)[] = []

/** ClickHouse behind TLS that lets one user in, as a server does. */
beforeAll(async () => {
  const clickhouse = await startClickHouse()
  closing.push(() => clickhouse.stop())
  certificate = makeCertificate(temporaryFolder())
  const pfx = readFileSync(certificate.keystore)
  const server = createServer({ pfx, passphrase: KEYSTORE_PASSWORD }, (incoming, response) => {
    const { method, url: path, headers } = incoming
    if (headers['x-clickhouse-user'] !== 'earshot' || headers['x-clickhouse-key'] !== SECRET) {
      response.writeHead(403, { 'x-clickhouse-exception-code': '516' })
      response.end('Code: 516. DB::Exception: earshot: Authentication failed. (AUTHENTICATION_FAILED)')
      return
    }
    const outgoing = request(`${clickhouse.url}${path}`, { method, headers }, (answered) => {
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
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/earshot`
})
afterAll(async () => {
  for (const close of closing) await close()
})

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
