import type { Limits } from '../scoring/tickets/limits.ts'
import type { Writer } from '../store/types.ts'
import type { Log } from './log.ts'
import type { Publisher } from './publisher.ts'

interface Watch {
  limits: Limits
  writer: Pick<Writer, 'passedLimits' | 'toldUntil' | 'tellUntil'>
  publisher: Publisher
  log: Log
}

const EVERY_MS = 60_000

/**
 * Publishes limits that were missed by nothing happening, once a minute; how far that went is kept, so that what passed
 * while nobody watched is told later. Where several processes watch, each may tell. @returns how to stop
 */
export function watchLimits({ limits, writer, publisher, log }: Watch, every = EVERY_MS): () => Promise<void> {
  let working = Promise.resolve()
  const look = async () => {
    try {
      await tellPassed({ limits, writer, publisher }, Date.now())
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'limits that were missed are told later')
    }
  }
  const timer = setInterval(() => {
    working = working.then(look)
  }, every)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await working
  }
}

/** @param now milliseconds since the epoch @returns how many were told */
export async function tellPassed({ limits, writer, publisher }: Omit<Watch, 'log'>, now: number): Promise<number> {
  const from = (await writer.toldUntil()) ?? now
  const passed = await writer.passedLimits(from, now)
  const lines = passed.map(({ ticketId, run }) => limits.line(ticketId, run, now))
  if (lines.length > 0) await publisher.limits(lines)
  await writer.tellUntil(now)
  return lines.length
}
