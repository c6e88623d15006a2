import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { kafkaJars } from '../jars.ts'

export interface JavaMessage {
  compression: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'
  topic: string
  key: Buffer
  value: Buffer
}

/** Sends messages as a Java producer does; `settings` are its own. */
export async function produceAsJava(
  brokers: string[],
  messages: JavaMessage[],
  settings: Record<string, string> = {},
): Promise<void> {
  const all = { 'bootstrap.servers': brokers.join(','), 'linger.ms': '50', 'batch.size': '500000', ...settings }
  const words = Object.entries(all).map(([name, value]) => `${name}=${value}`)
  const source = join(import.meta.dirname, 'Produce.java')
  const child = spawn('java', ['-XX:TieredStopAtLevel=1', '-cp', join(kafkaJars(), '*'), source, ...words], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const lines = messages.map(
    ({ compression, topic, key, value }) =>
      `${compression} ${topic} ${key.toString('base64')} ${value.toString('base64')}`,
  )
  child.stdin.end(lines.join('\n'))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`the Java producer ended with code ${code}: ${said.slice(-2000)}`)
}
