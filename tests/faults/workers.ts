import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

export interface Worker {
  process: ChildProcess
  /** Resolves once it reads from Kafka; rejects with what it said where it ends before. */
  reading: Promise<void>
  /** What `/readyz` answers: 200, 503, or 0 where nobody listens. */
  readiness(): Promise<number>
}

/** Worker processes, what they said last, and the most memory any of them held. */
export interface Crew {
  all(): Worker[]
  start(): Worker
  /** SIGKILL. */
  kill(worker: Worker): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  leave(worker: Worker): Promise<number | null>
  /** Bytes. */
  peakMemory(): number
  close(): Promise<void>
}

const SAID = 'reading calls.transcripts'
/** Exit code of a worker that was told to stop twice. */
const STOPPED_AT_ONCE = 130
const KEPT_CHARACTERS = 20_000

export function crew(begin: () => ChildProcess): Crew {
  const working = new Set<Worker>()
  let peak = 0
  const watch = setInterval(() => {
    for (const { process } of working) peak = Math.max(peak, residentPeak(process.pid))
  }, 200)

  const start = (): Worker => {
    const child = begin()
    let heard = ''
    const said = () => heard
    const reading = new Promise<void>((resolve, reject) => {
      child.stdout?.resume()
      child.stderr?.on('data', (chunk) => {
        heard = (heard + chunk).slice(0, KEPT_CHARACTERS)
        if (heard.includes(SAID)) resolve()
      })
      child.once('close', (code) => reject(new Error(`a worker ended with code ${code}:\n${heard}`)))
    })
    reading.catch(() => {})
    const worker = { process: child, reading, readiness: () => readiness(said()) }
    working.add(worker)
    child.once('close', (code, signal) => {
      working.delete(worker)
      if (signal !== 'SIGKILL' && code !== 0 && code !== STOPPED_AT_ONCE)
        console.error(`a worker ended with code ${code}:\n${heard}`)
    })
    return worker
  }
  const end = async (worker: Worker, signal: NodeJS.Signals): Promise<number | null> => {
    const child = worker.process
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const closed = once(child, 'close')
    child.kill(signal)
    return (await closed)[0] as number | null
  }
  return {
    all: () => [...working],
    start,
    kill: async (worker) => void (await end(worker, 'SIGKILL')),
    leave: (worker) => end(worker, 'SIGTERM'),
    peakMemory: () => peak,
    close: async () => {
      clearInterval(watch)
      await Promise.all([...working].map((worker) => end(worker, 'SIGKILL')))
    },
  }
}

async function readiness(said: string): Promise<number> {
  const address = /listening on (http:[^"\s]+)/.exec(said)?.[1]
  if (address === undefined) return 0
  return fetch(`${address}/readyz`).then(
    ({ status }) => status,
    () => 0,
  )
}

/** Most bytes a process ever held; 0 where the system does not tell or it is gone. */
function residentPeak(pid: number | undefined): number {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
