import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { booksOf, decodePack, type Pack } from '../scoring/packs/decode.ts'
import type { Source } from '../scoring/packs/source.ts'
import { createScorer, type Scorer } from '../scoring/scorer.ts'
import { projectFolder } from './project.ts'

/** The rules and forms that come with Earshot. */
export const PACKS = join(projectFolder(), 'scoring', 'packs')

/** Every YAML file below a folder, in the order of their names. @throws Error where the folder cannot be read */
export function readSources(folder = PACKS): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      path: relative(process.cwd(), join(folder, name)).split(sep).join('/'),
      text: readFileSync(join(folder, name), 'utf8'),
    }))
}

/** @throws AuthorError with everything that is wrong in the pack */
export const readPack = (folder = PACKS): Pack => decodePack(readSources(folder))

/** @throws AuthorError with everything that is wrong in the pack */
export const readScorer = (timeZone: string, folder = PACKS): Scorer =>
  createScorer(booksOf(readPack(folder), timeZone))
