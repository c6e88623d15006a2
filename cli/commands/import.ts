import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { formatProblem, type Speaker } from '../../contract/index.ts'
import { findImporter, IMPORTERS, type ImportOptions, parseSpeaker } from '../../ingest/formats/index.ts'
import { Complaint } from '../settings.ts'

/** What commander makes of the flags; `speaker` may be given several times. */
export type ImportFlags = Omit<ImportOptions, 'name' | 'speakers'> & { from: string; speaker?: string[] }

/** `import FILE… --from FORMAT`: call.v1 JSON Lines to stdout; exit 1 where a file could not be used. */
export async function importFiles(files: string[], { from, speaker = [], ...options }: ImportFlags): Promise<void> {
  const importer = findImporter(from)
  if (!importer) {
    const known = IMPORTERS.map(({ id, title }) => `${id} (${title.en})`).join(', ')
    throw new Complaint(`There is no format "${from}"; there are: ${known}.`, 2)
  }
  const speakers = new Map<string, Speaker>(speaker.map(readSpeaker))
  let unusable = 0
  for (const file of files) {
    const result = importer.import(await read(file), { name: file === '-' ? '' : basename(file), ...options, speakers })
    if (result.ok) for (const call of result.value) console.log(JSON.stringify(call))
    else {
      unusable++
      for (const problem of result.problems) console.error(`${file}: ${formatProblem(problem)}`)
    }
  }
  if (unusable > 0) throw new Complaint(`${unusable} of ${files.length} files could not be imported (see above).`)
}

function readSpeaker(text: string): [string, Speaker] {
  const pair = parseSpeaker(text)
  if (!pair)
    throw new Complaint(
      `--speaker is "${text}"; write NAME=ROLE, such as "Bob=agent"; roles are agent, customer, ivr, supervisor, other.`,
      2,
    )
  return pair
}

async function read(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin)
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Complaint(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`)
  })
}
