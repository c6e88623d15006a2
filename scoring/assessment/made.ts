import type { AssessedEntry, AssessedPartOpen, AssessedStep } from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import { type Centi, sum } from './exact.ts'

/** The points of a part, and everything they were made of. */
export interface Made {
  /** Null where there is nothing to make them of. */
  points: Centi | null
  why: AssessedPartOpen['why']
  steps: AssessedStep[]
  entries: AssessedEntry[]
}

/** The same facts in another order make the same sheet. */
export const made = (
  points: Centi | null,
  why: Made['why'],
  steps: AssessedStep[],
  entries: AssessedEntry[],
): Made => ({
  points,
  why: points === null ? why : null,
  steps: points === null ? [] : steps,
  entries: [...entries].sort((a, b) => byText(keyOf(a), keyOf(b))),
})

/** How many facts there are, where one may stand for several. */
export const timesOf = (facts: readonly { times?: number }[]): number => sum(facts.map(({ times = 1 }) => times))

const keyOf = (entry: AssessedEntry): string => JSON.stringify([entry.at, entry.id, entry.what, entry])

/** An entry that counts, but for what is said otherwise. */
export const entry = (
  own: Pick<AssessedEntry, 'kind' | 'id' | 'at'> &
    Omit<Partial<AssessedEntry>, 'times'> & { times?: number | undefined },
): AssessedEntry => ({
  what: '',
  state: '',
  value: null,
  points: null,
  most: null,
  whole_team: false,
  counted: own.why === undefined || own.why === '',
  why: '',
  note: '',
  ...own,
  times: own.times ?? 1,
})
