import type { Finding } from '../api/types.ts'

type Nearest = NonNullable<NonNullable<Finding['searched']>['nearest']>

/** Less alike than this says nothing of what was meant. */
const LEAST_ALIKE = 0.3

/** The nearest thing heard to what was missing; null where nothing came near enough to be worth reading. */
export function nearestOf({ searched }: Pick<Finding, 'searched'>): Nearest | null {
  const nearest = searched?.nearest
  return nearest && nearest.similarity >= LEAST_ALIKE ? nearest : null
}
