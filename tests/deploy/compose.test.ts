import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { kafkaFrom, listening, settingsFrom } from '../../cli/settings.ts'
import { knownCommands, knownVariables, root } from './environment.ts'

interface Service {
  image: string
  build?: string
  command?: string[]
  environment: Record<string, string | number>
  secrets?: string[]
  ports?: string[]
  volumes?: string[]
  healthcheck?: { test?: string[]; disable?: boolean }
  depends_on?: Record<string, { condition: string }>
  deploy?: { replicas: number }
}
interface Compose {
  services: Record<string, Service>
  volumes: Record<string, null>
  secrets: Record<string, { file: string }>
}

const compose = parse(readFileSync(join(root, 'compose.yaml'), 'utf8'), { merge: true }) as Compose
const services = Object.entries(compose.services)
const own = services.filter(([, { build }]) => build !== undefined)
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')

const folder = mkdtempSync(join(tmpdir(), 'earshot-compose-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a container of this service has in its environment, with secrets from files of this machine. */
function environmentOf({ environment }: Service): Record<string, string> {
  const entries = Object.entries(environment).map(([name, value]) => {
    const text = String(value).replace(/\$\{\w+:-([^}]*)\}/g, '$1')
    if (!name.endsWith('_FILE')) return [name, text]
    const file = join(folder, text.split('/').at(-1)!)
    writeFileSync(file, `${name}-of-the-test\n`)
    return [name, file]
  })
  return Object.fromEntries(entries)
}

test('Kafka, ClickHouse, migrate, the API and two workers', () => {
  expect(Object.keys(compose.services)).toEqual(['kafka', 'clickhouse', 'migrate', 'api', 'worker'])
  expect(compose.services.worker!.deploy!.replicas).toBe(2)
})

describe.each(services)('%s', (_name, service) => {
  test('its image has a version', () => {
    expect(service.image).toMatch(/^[a-z/-]+:\d+(\.\d+)+$/)
  })
  test('it waits for services that can be waited for', () => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      const { healthcheck, command } = compose.services[other]!
      if (condition === 'service_healthy') expect(healthcheck?.test?.[0]).toBe('CMD')
      else expect([condition, command]).toEqual(['service_completed_successfully', ['migrate']])
    }
  })
  test('its volumes and secrets are there, and nothing secret is written here', () => {
    for (const volume of service.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(':')[0]!)
    for (const [name, value] of Object.entries(service.environment)) {
      if (!/PASSWORD|TOKEN|_KEY/.test(name)) continue
      const secret = /^\/run\/secrets\/(\w+)$/.exec(String(value))?.[1]
      expect(name).toMatch(/_FILE$/)
      expect(service.secrets).toContain(secret)
      expect(compose.secrets[secret!]!.file).toMatch(/^\.\/secrets\//)
    }
    expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('secrets/')
  })
})

describe.each(own)('%s, ours', (name, service) => {
  test('its command exists and every variable is one that is read', () => {
    expect(knownCommands()).toContain(service.command![0])
    const known = knownVariables()
    expect(Object.keys(service.environment).filter((one) => !known.has(one))).toEqual([])
  })
  test('the program takes its environment', () => {
    const env = environmentOf(service)
    expect(settingsFrom(env)).toMatchObject({
      clickhouseUrl: 'http://clickhouse:8123/earshot',
      clickhouseAccess: { user: 'earshot', password: 'CLICKHOUSE_PASSWORD_FILE-of-the-test' },
    })
    expect(kafkaFrom(env)?.brokers).toEqual(['kafka:9092'])
    const port = name === 'worker' ? 'WORKER_PORT' : 'PORT'
    expect(listening(port, env)).toMatchObject({ host: '0.0.0.0', token: 'EARSHOT_TOKEN_FILE-of-the-test' })
  })
  test('it is asked for its health where it listens', () => {
    if (name === 'migrate') return expect(service.healthcheck).toEqual({ disable: true })
    const port = service.environment[name === 'worker' ? 'WORKER_PORT' : 'PORT']
    expect(service.healthcheck!.test!.at(-1)).toContain(`http://127.0.0.1:${port}/readyz`)
    for (const one of service.ports ?? []) expect(one).toMatch(new RegExp(`^127\\.0\\.0\\.1:.*:${port}$`))
  })
})

test('what is reached in Kafka and ClickHouse is where they listen', () => {
  const { kafka, clickhouse } = compose.services
  const listeners = String(kafka!.environment.KAFKA_LISTENERS)
  const ports = [...listeners.matchAll(/\w+:\/\/:(\d+)/g)].map(([, port]) => port)
  const advertised = String(kafka!.environment.KAFKA_ADVERTISED_LISTENERS).split(',')
  for (const one of advertised) expect(ports).toContain(/:(\d+)$/.exec(one)![1])
  expect(advertised).toContain('INSIDE://kafka:9092')
  expect(kafka!.healthcheck!.test!.at(-1)).toBe('localhost:9092')
  expect(clickhouse!.healthcheck!.test!.at(-1)).toBe('http://127.0.0.1:8123/ping')
  expect(clickhouse!.environment).toMatchObject({ CLICKHOUSE_DB: 'earshot', CLICKHOUSE_USER: 'earshot' })
})

test('the image has what the program needs, runs as nobody special and answers for its health', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from]) => from!.split(' '))
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').trim().split('\n')
  expect(ignored).toEqual(['*', ...copied.map((one) => `!${one}`)])
  for (const one of copied) expect(existsSync(join(root, one))).toBe(true)
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8')) as { include: string[] }
  for (const room of [...include, 'dashboards']) expect(copied).toContain(room)
  const stages = dockerfile.split(/^FROM /m).slice(1)
  for (const stage of stages) expect(stage).toMatch(/^node:24-bookworm-slim/)
  expect(stages[1]).toMatch(/\nUSER node\n/)
  expect(stages[1]).toMatch(/\nHEALTHCHECK .*\\\n {2}CMD \["node", "-e", ".*\/healthz/)
  expect(stages[1]).toMatch(/\nENTRYPOINT \["node", "dist\/cli\/main.js"\]\nCMD \["start"\]/)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  for (const [, { image }] of own) expect(image).toBe(`earshot:${version}`)
})
