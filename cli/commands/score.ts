import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type Call, type Decoded, decodeCall, formatProblem, type Score } from '../../contract/index.ts'
import { type Line, readLines } from '../../ingest/lines.ts'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { explainScore } from '../explain.ts'
import { sourcesOf } from '../packs.ts'
import { Complaint, settingsFrom } from '../settings.ts'

interface Options {
  json?: boolean
  form?: string
  explain?: boolean
  packs?: string
}

/** `score FILE…`: exit 0 scored, 1 some input could not be used (the rest is scored), 2 wrong arguments. */
export async function score(files: string[], options: Options): Promise<void> {
  const scorer = createScorer(booksOf(decodePack(sourcesOf(options.packs)), settingsFrom().timeZone))
  const ids = scorer.rulebooks.map(({ id }) => id)
  if (options.form !== undefined && !ids.includes(options.form)) {
    throw new Complaint(`There is no form "${options.form}"; there are: ${ids.join(', ')}.`, 2)
  }
  const views = new Map(scorer.rulebooks.map(({ hash, view }) => [hash, view]))
  let unusable = 0
  let scored = 0
  for (const file of files) {
    for await (const line of linesOf(file)) {
      const decoded = decodeLine(line)
      if (!decoded.ok) {
        unusable++
        for (const problem of decoded.problems) console.error(`${file}:${line.number}: ${formatProblem(problem)}`)
        continue
      }
      scored++
      const result: Score = scorer.score(decoded.value, hashOf(line.bytes as Buffer), options.form)
      const view = result.form ? views.get(result.form.hash) : undefined
      await print(
        options.json ? JSON.stringify(result) : explainScore(decoded.value, result, view, options.explain === true),
      )
    }
  }
  if (scored + unusable === 0) throw new Complaint(`Nothing to score: ${files.join(', ')} has no line.`)
  if (unusable > 0) throw new Complaint(`${scored} scored, ${unusable} not usable (see above).`)
}

export const hashOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

function decodeLine(line: Line): Decoded<Call> {
  if (line.bytes) return decodeCall(line.bytes)
  const problem = { path: '$', found: `a line of ${line.length} bytes`, expected: 'one call a line, at most 8 MiB' }
  return { ok: false, reason: 'too_large', problems: [problem] }
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  if (file === '-') return yield* readLines(process.stdin)
  const found = await stat(file).catch(() => null)
  if (!found) throw new Complaint(`${file}: there is no such file.`)
  if (found.isDirectory()) throw new Complaint(`${file} is a folder; name the files in it.`)
  yield* readLines(createReadStream(file))
}

/** Waits where the reader is slower than we are. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
