import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Kafka, logLevel } from 'kafkajs'
import { kafkaJars } from './jars.ts'
import { guard, keyOf, MECHANISMS, makeCertificate } from './secure.ts'

export interface KafkaCluster {
  /** `host:port` of each broker. */
  brokers: string[]
  /**
   * Where a wish for security was made: the same brokers behind TLS with a login, behind TLS alone, and behind TLS that
   * asks for the client's certificate; their certificate, and the client's.
   */
  secure?: { login: string[]; tls: string[]; mutual: string[]; ca: string; client: { cert: string; key: string } }
  /** Where each broker keeps its partitions, a folder `<topic>-<partition>` each; none of a cluster that is borrowed. */
  logs: string[]
  /** Ends every broker and removes what they wrote. */
  stop(): Promise<void>
  /** Kills one broker (from 0) the hard way; its log stays. */
  stopBroker(index: number): Promise<void>
  /** Starts a stopped broker again on its port and log. */
  startBroker(index: number): Promise<void>
}

export interface ClusterWish {
  brokers?: 1 | 3
  /** Listeners behind TLS too; with a login by PLAIN and SCRAM for this user. */
  user?: { name: string; password: string }
  /** Further broker properties. */
  properties?: Record<string, string>
}

const JVM = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dlog4j2.level=WARN']
const START_LIMIT_MS = 60_000
const children = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Starts Apache Kafka (KRaft) on free loopback ports with fresh logs, and waits until every broker answers. */
export async function startCluster({
  brokers: count = 1,
  user,
  properties = {},
}: ClusterWish = {}): Promise<KafkaCluster> {
  const classpath = join(kafkaJars(), '*')
  const home = mkdtempSync(join(tmpdir(), 'earshot-kafka-'))
  const ports = await freePorts(count * 5)
  const voters = Array.from({ length: count }, (_, i) => `${i + 1}@127.0.0.1:${ports[count + i]}`).join(',')
  const addresses = Array.from({ length: count }, (_, i) => `127.0.0.1:${ports[i]}`)
  const running: (ChildProcess | undefined)[] = []

  const security = user && makeCertificate(home)
  const client = user && makeCertificate(home, 'client')
  const secured = (index: number) => ({
    login: `127.0.0.1:${ports[2 * count + index]}`,
    tls: `127.0.0.1:${ports[3 * count + index]}`,
    mutual: `127.0.0.1:${ports[4 * count + index]}`,
  })
  const folder = (index: number) => join(home, `broker-${index + 1}`)
  const clusterId = randomBytes(16).toString('base64url')
  for (let index = 0; index < count; index++) {
    mkdirSync(folder(index))
    const listeners = { broker: addresses[index] as string, controller: `127.0.0.1:${ports[count + index]}` }
    const own = standard(index, count, listeners, voters, folder(index))
    const guarded = security && client && user ? guard(own, secured(index), security, client, user) : {}
    const all = { ...own, ...guarded, ...properties }
    const lines = Object.entries(all).map(([key, value]) => `${key}=${value}`)
    writeFileSync(join(folder(index), 'server.properties'), lines.join('\n'))
  }
  await Promise.all(addresses.map((_, index) => format(classpath, clusterId, folder(index), user)))

  const launch = (index: number) => {
    const child = spawn('java', [...JVM, '-cp', classpath, 'kafka.Kafka', 'server.properties'], { cwd: folder(index) })
    const log = createWriteStream(join(folder(index), 'broker.log'), { flags: 'a' })
    child.stdout.pipe(log)
    child.stderr.pipe(log)
    children.add(child)
    child.once('exit', () => children.delete(child))
    running[index] = child
  }
  const logTail = (index: number) => readFileSync(join(folder(index), 'broker.log'), 'utf8').slice(-2000)
  const stopBroker = async (index: number) => {
    const child = running[index]
    running[index] = undefined
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }
  const startBroker = async (index: number) => {
    launch(index)
    await answers(addresses[index] as string, count, () => {
      if (running[index]?.exitCode != null)
        throw new Error(`Kafka broker ${index} ended at its start:\n${logTail(index)}`)
    })
  }
  await Promise.all(addresses.map((_, index) => startBroker(index)))

  return {
    brokers: addresses,
    logs: addresses.map((_, index) => join(folder(index), 'log')),
    secure: security &&
      client && {
        login: addresses.map((_, index) => secured(index).login),
        tls: addresses.map((_, index) => secured(index).tls),
        mutual: addresses.map((_, index) => secured(index).mutual),
        ca: security.ca,
        client: { cert: client.ca, key: keyOf(client) },
      },
    stopBroker,
    startBroker,
    stop: async () => {
      await Promise.all(addresses.map((_, index) => stopBroker(index)))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function standard(
  index: number,
  count: number,
  listeners: { broker: string; controller: string },
  voters: string,
  folder: string,
): Record<string, string | number | boolean> {
  return {
    'process.roles': 'broker,controller',
    'node.id': index + 1,
    'controller.quorum.voters': voters,
    listeners: `PLAINTEXT://${listeners.broker},CONTROLLER://${listeners.controller}`,
    'advertised.listeners': `PLAINTEXT://${listeners.broker}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': join(folder, 'log'),
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': count,
    'transaction.state.log.replication.factor': count,
    'transaction.state.log.min.isr': Math.min(2, count),
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 500,
    'auto.create.topics.enable': false,
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
  }
}

async function format(classpath: string, clusterId: string, cwd: string, user: ClusterWish['user']): Promise<void> {
  const scram = user ? MECHANISMS.flatMap((one) => ['-S', `${one}=[name=${user.name},password=${user.password}]`]) : []
  const tool = ['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', 'server.properties', ...scram]
  const child = spawn('java', [...JVM, '-cp', classpath, ...tool], { cwd })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`Kafka could not format its log folder: ${said}`)
}

/** Resolves once this broker sees the whole cluster. */
async function answers(address: string, count: number, check: () => void): Promise<void> {
  const until = Date.now() + START_LIMIT_MS
  for (;;) {
    check()
    const admin = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin()
    try {
      await admin.connect()
      if ((await admin.describeCluster()).brokers.length === count) return
    } catch (error) {
      if (Date.now() > until) throw error
    } finally {
      await admin.disconnect().catch(() => {})
    }
    await wait(100)
  }
}

/** Held open together, so that no port is given twice. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}
