import type { Decoded, Problem, RefusalReason } from '../../contract/index.ts'

/** The largest file taken, in bytes: a transcript with every word timed is larger than the call.v1 made from it. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The file's text without a byte order mark. */
export function readText(bytes: Uint8Array): Decoded<string> {
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse('too_large', {
      path: '$',
      found: `${bytes.length} bytes`,
      expected: `at most ${MAX_FILE_BYTES} bytes`,
    })
  }
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return refuse('not_utf8', { path: '$', found: 'bytes that are not UTF-8', expected: 'a file saved as UTF-8' })
  }
  if (text.trim() === '') return refuse('empty', { path: '$', found: 'nothing', expected: 'a transcript' })
  return { ok: true, value: text }
}

export function refuse(
  reason: RefusalReason,
  ...problems: Problem[]
): { ok: false; reason: RefusalReason; problems: Problem[] } {
  return { ok: false, reason, problems }
}
