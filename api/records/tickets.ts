import { storyOf } from '../../scoring/tickets/story.ts'
import type { Entry, EntryKind } from '../../store/types.ts'
import type { Context, Entries } from './form.ts'
import { Story } from './story.ts'

/** A row of a form about tickets: the event it is there for, and all that is known of the ticket. */
export interface TicketEntry extends Entry {
  story: Story
}

/** As many tickets are read at once for a file. */
const AT_ONCE = 500

/** A row for each event of a kind in the month, in the order in which they happened. */
export const ticketEntries = (kind: EntryKind): Entries<TicketEntry> => ({
  async page({ queries, scope }, asked, at) {
    const { items, next, total, departments } = await queries.ticketEntries({ kind, ...asked, ...at }, scope)
    return { entries: await told(queries, items), next, total, departments }
  },
  async *all({ queries, scope }, asked) {
    const { items } = await queries.ticketEntries({ kind, ...asked }, scope)
    for (let from = 0; from < items.length; from += AT_ONCE) yield told(queries, items.slice(from, from + AT_ONCE))
  },
})

async function told(queries: Context['queries'], entries: Entry[]): Promise<TicketEntry[]> {
  const events = await queries.currentEvents([...new Set(entries.map((entry) => entry.ticketId))])
  return entries.map((entry) => {
    const happened = storyOf(events.get(entry.ticketId) ?? []).map(({ event }) => event)
    return { ...entry, story: new Story(happened, entry.eventId) }
  })
}
