import type { Source } from '../types.ts'

export interface SourceColumns {
  source_kind: Source['kind']
  source_name: string
  source_partition: number
  position: number
  line: number
}

export const sourceColumns = ({ kind, name, partition, position, line }: Source): SourceColumns => ({
  source_kind: kind,
  source_name: name,
  source_partition: partition,
  position,
  line,
})

export const sourceOf = (row: SourceColumns): Source => ({
  kind: row.source_kind,
  name: row.source_name,
  partition: row.source_partition,
  position: row.position,
  line: row.line,
})

/** One text per place a message can stand at. */
export const sourceKey = ({ kind, name, partition, position, line }: Source): string =>
  JSON.stringify([kind, name, partition, position, line])

/** `kafka calls.transcripts[2]@1041`, `http r-8f…#3`, `file may.jsonl:17`. */
export function sourceText({ kind, name, partition, position, line }: Source): string {
  if (kind === 'kafka') return `kafka ${name}[${partition}]@${position}`
  return kind === 'http' ? `http ${name}#${line}` : `file ${name}:${line}`
}

export const base64 = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** UTF-8 as it came in, byte-order mark included. */
export const exactText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
