import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { booksOf, decodePack, type Pack } from '../scoring/packs/decode.ts'
import { limitBookOf } from '../scoring/packs/limits.ts'
import { layOver } from '../scoring/packs/manifest.ts'
import { assessmentOf } from '../scoring/packs/schemes.ts'
import { AuthorError, assessing, judging, type Source, timing } from '../scoring/packs/source.ts'
import { createScorer, type Scorer } from '../scoring/scorer.ts'
import { createLimits, type Limits } from '../scoring/tickets/limits.ts'
import { projectFolder } from './project.ts'

/** The rules and forms that come with Earshot. */
export const PACKS = join(projectFolder(), 'scoring', 'packs')

/** Stands in the folder of a pack that is laid over another. */
const MANIFEST = 'pack.yaml'

/**
 * Every YAML file below a folder, in the order of their names; hidden ones are passed over. Where a pack.yaml says so,
 * those that come with Earshot stand before them.
 * @throws Error where the folder cannot be read @throws AuthorError where a file is not UTF-8
 */
export function readSources(folder = PACKS): Source[] {
  const sources = filesBelow(folder)
  const at = shownPath(join(folder, MANIFEST))
  const manifest = sources.find(({ path }) => path === at)
  if (!manifest) return sources
  const own = sources.filter((source) => source !== manifest)
  return layOver(manifest, own, filesBelow(PACKS))
}

function filesBelow(folder: string): Source[] {
  const problems: string[] = []
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/i.test(name) && !name.split(sep).some((part) => part.startsWith('.')))
    .sort()
    .map((name) => {
      const path = shownPath(join(folder, name))
      const bytes = readFileSync(join(folder, name))
      if (!isUtf8(bytes)) problems.push(`${path}:1:1: the file is not UTF-8; save it as UTF-8`)
      return { path, text: bytes.toString('utf8') }
    })
  if (problems.length > 0) throw new AuthorError(problems)
  return sources
}

/** As the author is told it: from where the command was started. */
const shownPath = (path: string): string => relative(process.cwd(), path).split(sep).join('/')

/** @throws AuthorError with everything that is wrong in the pack */
export const readPack = (folder = PACKS): Pack => decodePack(readSources(folder))

/** @throws AuthorError with everything that is wrong in the pack */
export const readScorer = (timeZone: string, folder = PACKS): Scorer =>
  createScorer(booksOf(decodePack(judging(readSources(folder))), timeZone))

/** @throws AuthorError with everything that is wrong in its limits */
export const readLimits = (timeZone: string, folder = PACKS): Limits =>
  createLimits(limitBookOf(decodePack(timing(readSources(folder))), timeZone))

/** @throws AuthorError with everything that is wrong in its schemes and checklists */
export const readAssessment = (folder = PACKS) => assessmentOf(decodePack(assessing(readSources(folder))))
