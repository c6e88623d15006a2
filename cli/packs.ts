import { readSources } from '../ingest/packs.ts'
import type { Source } from '../scoring/packs/source.ts'
import { Complaint } from './settings.ts'

/** The files of the pack somebody names, or of the one that comes with Earshot. */
export function sourcesOf(folder: string | undefined): Source[] {
  if (folder === undefined) return readSources()
  let sources: Source[]
  try {
    sources = readSources(folder)
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : (error as Error).message
    throw new Complaint(`--packs ${folder}: ${reason}.`, 2)
  }
  if (sources.length === 0) throw new Complaint(`--packs ${folder}: there is no .yaml file in it.`, 2)
  return sources
}
