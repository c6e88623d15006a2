import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import type { Problem } from '../contract/index.ts'
import type { Source } from '../store/types.ts'
import { type Line, readLines } from './lines.ts'
import type { Pipeline } from './pipeline.ts'
import { nextPosition } from './positions.ts'
import type { Arrival } from './settle.ts'
import type { Processed } from './storing.ts'

export interface LoadTotals {
  stored: number
  superseded: number
  refused: number
}

export interface RefusedLine {
  file: string
  line: number
  reason: string
  problems: Problem[]
}

export interface LoadListener {
  /** After each batch. */
  progress?(totals: LoadTotals, file: string): void
  refused?(line: RefusedLine): void
}

/** A file that cannot be read; nothing was loaded. */
export class UnreadableFile extends Error {}

const LINES_AT_ONCE = 500
const BYTES_AT_ONCE = 8 * 1024 * 1024

/**
 * Calls and ticket events of JSON Lines files (`-` is standard input) through the pipeline. Loading the same file
 * again is safe: what is there already comes out as superseded.
 */
export async function loadFiles(files: string[], pipeline: Pipeline, listener: LoadListener = {}): Promise<LoadTotals> {
  for (const file of files) await checkReadable(file)
  const totals: LoadTotals = { stored: 0, superseded: 0, refused: 0 }
  for (const file of files) await loadFile(file, pipeline, (processed) => count(processed, file, totals, listener))
  return totals
}

async function checkReadable(file: string): Promise<void> {
  if (file === '-') return
  try {
    await access(file, constants.R_OK)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new UnreadableFile(`${file}: ${missing ? 'no such file' : 'may not be read'}`)
  }
  if ((await stat(file)).isDirectory()) throw new UnreadableFile(`${file}: is a folder; name the files in it`)
}

/** One batch is read and scored while the one before is written. */
async function loadFile(file: string, pipeline: Pipeline, done: (processed: Processed[]) => void): Promise<void> {
  const chunks = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 })
  let before: Promise<void> = Promise.resolve()
  for await (const batch of batches(readLines(chunks), file)) {
    const current = pipeline.process(batch)
    current.catch(() => {})
    await before
    before = current.then(done)
    before.catch(() => {})
  }
  await before
}

async function* batches(lines: AsyncIterable<Line>, file: string): AsyncGenerator<Arrival[]> {
  let batch: Arrival[] = []
  let bytes = 0
  for await (const line of lines) {
    batch.push(arrival(line, { kind: 'file', name: file, partition: 0, position: nextPosition(), line: line.number }))
    bytes += line.bytes?.length ?? 0
    if (batch.length < LINES_AT_ONCE && bytes < BYTES_AT_ONCE) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

function arrival(line: Line, source: Source): Arrival {
  const delivery = { source, key: null, value: line.bytes, receivedAt: Date.now() }
  if (line.bytes) return { kind: 'any', delivery }
  const found = `a line of ${line.length} bytes (sha256 ${line.sha256}), too long to be kept`
  return { kind: 'any', delivery, unread: { path: '$', found, expected: 'one call or ticket event a line' } }
}

function count(processed: Processed[], file: string, totals: LoadTotals, listener: LoadListener): void {
  for (const { outcome, reason, problems = [], settled } of processed) {
    if (outcome !== 'dead_lettered') totals[outcome]++
    else {
      totals.refused++
      listener.refused?.({ file, line: settled.delivery.source.line, reason: reason ?? 'refused', problems })
    }
  }
  listener.progress?.(totals, file)
}
