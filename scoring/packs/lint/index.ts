import { bookProblems, type Pack, readFiles } from '../decode.ts'
import { unrepeated } from '../extends.ts'
import type { Source } from '../source.ts'
import { commas } from './commas.ts'
import { contradictions } from './contradictions.ts'
import { costly } from './costly.ts'
import { coverage } from './coverage.ts'
import { duplicates } from './duplicates.ts'
import { exceptions } from './exceptions.ts'
import { flows } from './flows.ts'
import { forms } from './forms.ts'
import { hitless } from './hitless.ts'
import { innocent } from './innocent.ts'
import { needs } from './needs.ts'
import { inOrder, type Remark, refused } from './remark.ts'
import { settings } from './settings.ts'
import { texts } from './texts.ts'
import { twins } from './twins.ts'
import { unused } from './unused.ts'

export type { Gravity, Remark } from './remark.ts'

/** Each reads a pack of which all files could be decoded. */
const CHECKS: readonly ((pack: Pack) => Remark[])[] = [
  duplicates,
  commas,
  innocent,
  twins,
  exceptions,
  hitless,
  flows,
  contradictions,
  unused,
  settings,
  needs,
  forms,
  costly,
  coverage,
  texts,
]

/**
 * Everything that is wrong, useless or slow in a pack, what the loader refuses among it, by file. While a file cannot
 * be decoded, nobody can say what the others mean together: then it is the loader's complaints alone.
 */
export function lint(sources: readonly Source[]): Remark[] {
  const { pack, problems } = readFiles(sources)
  if (problems.length > 0) return inOrder(problems.map(refused))
  const remarks = [...bookProblems(pack).map(refused), ...CHECKS.flatMap((check) => check(pack))]
  return inOrder(unrepeated(remarks, ({ text }) => text))
}
