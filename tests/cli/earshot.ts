import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

const main = join(import.meta.dirname, '../../cli/main.ts')

/** The command as a person runs it: a process of its own, from the sources. */
export function begin(args: string[], env: Record<string, string> = {}): ChildProcess {
  const { KAFKA_BROKERS: _, CLICKHOUSE_URL: __, HOST: ___, EARSHOT_TOKEN: ____, ...clean } = process.env
  return spawn(process.execPath, ['--import', 'tsx', main, ...args], { env: { ...clean, ...env } })
}

export function earshot(
  args: string[],
  { stdin = '', env = {} }: { stdin?: string | Buffer; env?: Record<string, string> } = {},
): Promise<Ended> {
  const child = begin(args, env)
  child.stdin?.on('error', () => {})
  child.stdin?.end(stdin)
  return ended(child)
}

export function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}

/** A folder that is gone after the file's tests. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'earshot-cli-'))
  afterAll(() => rmSync(made, { recursive: true, force: true }))
  return made
}

export function file(dir: string, name: string, lines: (object | string)[]): string {
  const path = join(dir, name)
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return path
}

export const call = (id: string, more: object = {}): object => ({
  schema: 'call.v1',
  call_id: id,
  channel: 'voice',
  direction: 'inbound',
  language: 'zh-CN',
  agent: { id: 'A017', name: '李敏', team: 'hotline-1' },
  started_at: '2026-05-03T09:15:00+08:00',
  answered_at: '2026-05-03T09:15:07+08:00',
  ended_at: '2026-05-03T09:15:40+08:00',
  ended_by: 'customer',
  ring_count: 2,
  holds: [],
  segments: [
    { speaker: 'agent', start_ms: 300, end_ms: 3900, text: '您好，客户服务热线，请问有什么可以帮您？' },
    { speaker: 'customer', start_ms: 4100, end_ms: 7800, text: '我的机器又坏了。' },
    { speaker: 'agent', start_ms: 8100, end_ms: 9900, text: '哎，这不是我的错。' },
    { speaker: 'customer', start_ms: 10100, end_ms: 11800, text: '好吧，再见。' },
    { speaker: 'agent', start_ms: 12100, end_ms: 15900, text: '请问还有什么可以帮您？感谢您的来电，再见。' },
  ],
  ...more,
})
