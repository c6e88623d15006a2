import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Call, Problem } from '../../contract/index.ts'
import type { Importer, ImportOptions } from '../../ingest/formats/index.ts'

/** Everything a file may leave unsaid. */
export const FULL: ImportOptions = {
  name: 'calls/c-17.vtt',
  agentId: 'A017',
  direction: 'inbound',
  language: 'en-US',
  startedAt: '2026-05-03T09:15:00+08:00',
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The one call a text becomes; the refusal's lines where it is refused. */
export function imported(importer: Importer, text: string, options: ImportOptions = FULL): Call {
  const result = importer.import(bytes(text), options)
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.path}: ${p.found}: ${p.expected}`).join('\n'))
  return result.value[0] as Call
}

/** Why a text is refused. */
export function refused(
  importer: Importer,
  text: string,
  options: ImportOptions = FULL,
): { reason: string; problems: Problem[] } {
  const result = importer.import(bytes(text), options)
  if (result.ok) throw new Error(`taken: ${JSON.stringify(result.value)}`)
  return result
}

/** `speaker start-end text`, one line a segment. */
export const lines = (call: Call): string[] =>
  call.segments.map(({ speaker, start_ms, end_ms, text }) => `${speaker} ${start_ms}-${end_ms ?? ''} ${text}`)

/** Other systems' own files beside the checkout, where there are any: a check that uses them passes over their absence. */
export function realFiles(folder: string): { name: string; bytes: Uint8Array }[] {
  const path = join(import.meta.dirname, '../../../shared/data/formats', folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(path, name)) }))
}
