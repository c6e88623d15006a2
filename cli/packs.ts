import { readSources } from '../ingest/packs.ts'
import { booksOf, decodePack } from '../scoring/packs/decode.ts'
import type { Source } from '../scoring/packs/source.ts'
import { createScorer, type Scorer } from '../scoring/scorer.ts'
import { Complaint, type Settings, settingsFrom } from './settings.ts'

/** The files of the pack that `--packs` or EARSHOT_PACKS names, or of the one that comes with Earshot. */
export function sourcesOf(named: string | undefined): Source[] {
  const folder = named ?? settingsFrom().packs
  if (folder === undefined) return readSources()
  const by = named === undefined ? 'EARSHOT_PACKS' : '--packs'
  let sources: Source[]
  try {
    sources = readSources(folder)
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : (error as Error).message
    throw new Complaint(`${by} ${folder}: ${reason}.`, 2)
  }
  if (sources.length === 0) throw new Complaint(`${by} ${folder}: there is no .yaml file in it.`, 2)
  return sources
}

/** @throws AuthorError with everything that is wrong in the pack */
export const scorerFor = ({ timeZone, packs }: Settings): Scorer =>
  createScorer(booksOf(decodePack(sourcesOf(packs)), timeZone))
