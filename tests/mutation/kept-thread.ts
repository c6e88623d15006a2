import { type PoolRunnerInitializer, ThreadsPoolWorker, type WorkerRequest } from 'vitest/node'

type Listener = (message: unknown) => void

/**
 * A thread that outlives a run of tests: what they import is read and set up once for many mutants rather than once for
 * each, which would take most of the time.
 */
class KeptThread extends ThreadsPoolWorker {
  override readonly name = 'kept'
  private started = false
  private listeners: [event: string, listener: Listener][] = []

  override async start(): Promise<void> {
    if (!this.started) await super.start()
    this.started = true
  }

  override on(event: string, listener: Listener): void {
    this.listeners.push([event, listener])
    super.on(event, listener)
  }

  /** The thread itself is told nothing of an end. */
  override send(message: WorkerRequest): void {
    if (message.type === 'stop') this.answer({ type: 'stopped', __vitest_worker_response__: true })
    else super.send(message)
  }

  private answer(message: unknown): void {
    for (const [event, listener] of this.listeners) if (event === 'message') listener(message)
  }

  override async stop(): Promise<void> {
    for (const [event, listener] of this.listeners) this.off(event, listener)
    this.listeners = []
  }
}

let kept: KeptThread | undefined

export const keptThread: PoolRunnerInitializer = {
  name: 'kept',
  createPoolWorker: (options) => {
    kept ??= new KeptThread(options)
    return kept
  },
}
