import type { TicketEvent } from '../../contract/index.ts'

/** Numbers of an event: it may carry one, several by their dimensions, or both. */
export function ratingsOf({ rating, ratings = [] }: TicketEvent): { dimension: string; value: number }[] {
  return [...(typeof rating === 'number' ? [{ dimension: '', value: rating }] : []), ...ratings]
}
