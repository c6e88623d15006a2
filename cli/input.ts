import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type Line, readLines } from '../ingest/lines.ts'
import { Complaint } from './settings.ts'

/** The lines of a file, `-` being standard input. @throws Complaint where it cannot be read */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  if (file === '-') return yield* readLines(process.stdin)
  const found = await stat(file).catch(() => null)
  if (!found) throw new Complaint(`${file}: there is no such file.`)
  if (found.isDirectory()) throw new Complaint(`${file} is a folder; name the files in it.`)
  yield* readLines(createReadStream(file))
}

/** Of a file that was laid out for reading. @param what a line holds, such as `a call` */
export const oneLine = (what: string): string =>
  `${what} stands on one line, and this begins one on several; \`jq -c . FILE\` writes it on one.`

/** Whether a line only begins a message, as the first of a file that was laid out for reading. */
export function isOpened({ bytes }: Line): boolean {
  const text = bytes?.toString('utf8').trim() ?? ''
  return text === '{' || text === '['
}

/** Waits where the reader is slower than we are. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
