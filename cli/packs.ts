import { readSources } from '../ingest/packs.ts'
import { scoringBeside } from '../ingest/scoring/beside.ts'
import type { Scoring } from '../ingest/scoring/scoring.ts'
import { booksOf, decodePack } from '../scoring/packs/decode.ts'
import { limitBookOf } from '../scoring/packs/limits.ts'
import { assessmentOf } from '../scoring/packs/schemes.ts'
import { AuthorError, assessing, judging, type Source, timing } from '../scoring/packs/source.ts'
import { createScorer, type Scorer } from '../scoring/scorer.ts'
import { createLimits, type Limits } from '../scoring/tickets/limits.ts'
import { Complaint, type Settings, settingsFrom } from './settings.ts'

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'is a file; name the folder',
}

/** The files of the pack that `--packs` or EARSHOT_PACKS names, or of the one that comes with Earshot. */
export function sourcesOf(named: string | undefined): Source[] {
  const folder = named ?? settingsFrom().packs
  if (folder === undefined) return readSources()
  const by = named === undefined ? 'EARSHOT_PACKS' : '--packs'
  let sources: Source[]
  try {
    sources = readSources(folder)
  } catch (error) {
    if (error instanceof AuthorError) throw error
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message
    throw new Complaint(`${by} ${folder}: ${reason}.`, 2)
  }
  if (sources.length === 0) throw new Complaint(`${by} ${folder}: there is no .yaml file in it.`, 2)
  return sources
}

/** @throws AuthorError with everything that is wrong in the pack */
export const scorerFor = ({ timeZone, packs }: Settings): Scorer =>
  createScorer(booksOf(decodePack(judging(sourcesOf(packs))), timeZone))

/** The same in a thread of its own. @throws AuthorError with everything that is wrong in the pack */
export const scoringFor = ({ timeZone, packs }: Settings): Promise<Scoring> =>
  scoringBeside({ sources: sourcesOf(packs), timeZone })

/** @throws AuthorError with everything that is wrong in the pack's limits */
export const limitsFor = ({ timeZone, packs }: Pick<Settings, 'timeZone' | 'packs'>): Limits =>
  createLimits(limitBookOf(decodePack(timing(sourcesOf(packs))), timeZone))

/** Schemes and checklists of monthly assessment. @throws AuthorError with everything that is wrong in them */
export const assessmentFor = ({ packs }: Pick<Settings, 'packs'>) =>
  assessmentOf(decodePack(assessing(sourcesOf(packs))))
