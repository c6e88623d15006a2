import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Column } from '../engine/engine.ts'
import { StoreError } from '../errors.ts'

/** What a backup holds. It is written last: a backup that was cut short has none. */
export interface Manifest {
  format: 'earshot-backup'
  /** RFC 3339. */
  made_at: string
  schema: number
  time_zone: string
  /** In the order they were read. */
  tables: TableFile[]
}

export interface TableFile {
  name: string
  file: string
  columns: Column[]
  rows: number
  /** Of the packed file. */
  sha256: string
}

const shape = Compile(
  Type.Object({
    format: Type.Literal('earshot-backup'),
    made_at: Type.String(),
    schema: Type.Integer(),
    time_zone: Type.String(),
    tables: Type.Array(
      Type.Object({
        name: Type.String({ pattern: '^\\w+$' }),
        file: Type.String({ pattern: '^\\w+\\.tsv\\.gz$' }),
        columns: Type.Array(Type.Tuple([Type.String({ pattern: '^[\\w.]+$' }), Type.String()])),
        rows: Type.Integer(),
        sha256: Type.String(),
      }),
    ),
  }),
)

const FILE = 'manifest.json'

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const draft = join(folder, `${FILE}.part`)
  await writeFile(draft, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(draft, join(folder, FILE))
}

/** @throws StoreError where the folder holds no whole backup */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, FILE)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === 'ENOENT' ? 'is not there: no backup, or one that was cut short' : error.message
    throw new StoreError(`${path} ${missing}`)
  })
  let manifest: unknown
  try {
    manifest = JSON.parse(text)
  } catch {
    manifest = undefined
  }
  if (!shape.Check(manifest)) throw new StoreError(`${path} is not the manifest of a backup`)
  return manifest as Manifest
}

/** Rows and hash of a packed file; a line is a row, because line feeds inside values are escaped. */
export async function measure(path: string): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  const packed = createReadStream(path)
  packed.on('data', (chunk) => hash.update(chunk))
  const lines = createGunzip()
  packed.on('error', (error) => lines.destroy(error)).pipe(lines)
  let rows = 0
  for await (const chunk of lines as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, at + 1)) rows++
  }
  return { rows, sha256: hash.digest('hex') }
}

const LF = 0x0a

/** @throws StoreError that names every file that is not as it was written */
export async function checkFiles(folder: string, { tables }: Manifest): Promise<void> {
  const wrong: string[] = []
  for (const { file, rows, sha256 } of tables) {
    const found = await measure(join(folder, file)).catch((error: Error) => error.message)
    if (typeof found === 'string') wrong.push(`${file} cannot be read (${found})`)
    else if (found.sha256 !== sha256 || found.rows !== rows) wrong.push(`${file} is not as it was written`)
  }
  if (wrong.length > 0)
    throw new StoreError(`the backup in ${folder} is damaged: ${wrong.join('; ')}; nothing was restored`)
}
