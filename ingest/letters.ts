import type { DeadLetterDetail } from '../contract/index.ts'
import { LetterError } from '../store/index.ts'
import type { LetterDesk, Store } from '../store/types.ts'
import type { Ingest } from './open.ts'

/**
 * What can be done about dead letters. A letter that got in stays as it is; one that was discarded may still be
 * retried. What was done is kept after it was done: cut short between the two, it is done again, which changes nothing.
 */
export function letterDesk(store: Store, ingest: Pick<Ingest, 'retry'>): LetterDesk {
  const unsettled = async (id: string): Promise<DeadLetterDetail> => {
    const letter = await store.queries.deadLetter(id)
    if (letter === null) throw new LetterError('unknown_letter', `There is no dead letter ${id}.`)
    if (letter.state !== 'retried') return letter
    const { kind, id: message } = letter.message
    throw new LetterError('letter_settled', `Dead letter ${id} was retried and is in as ${kind} ${message}.`)
  }
  const after = async (id: string) => (await store.queries.deadLetter(id)) as DeadLetterDetail
  return {
    retry: async (id, who, note) => {
      await unsettled(id)
      const delivery = await store.letterDelivery(id)
      if (!delivery?.value) {
        const why = 'its bytes were not kept or there were none; send the message again, or discard the letter'
        throw new LetterError('letter_without_bytes', `Dead letter ${id} cannot be retried: ${why}.`)
      }
      const came = await ingest.retry(delivery)
      await store.writer.keepLetterActions([{ letterId: id, action: 'retried', who, note, came }])
      return after(id)
    },
    discard: async (id, who, note) => {
      const { state } = await unsettled(id)
      if (state === 'discarded') throw new LetterError('letter_settled', `Dead letter ${id} is discarded already.`)
      await store.writer.keepLetterActions([{ letterId: id, action: 'discarded', who, note }])
      return after(id)
    },
  }
}
