import { ApiError } from '../errors.ts'
import type { Asked, Context, Entries } from './form.ts'

/** Rows that are counted all at once, some hundreds at most; a page is a part of them. */
export const counted = <Entry>(
  read: (context: Context, asked: Asked) => Promise<{ entries: Entry[]; departments: string[] }>,
): Entries<Entry> => ({
  async page(context, asked, { limit, after }) {
    const { entries, departments } = await read(context, asked)
    const from = after === undefined ? 0 : Number(after)
    if (!Number.isSafeInteger(from) || from < 0) throw new ApiError('bad_cursor', '`after` is no cursor of this list')
    const to = from + limit
    const next = to < entries.length ? String(to) : null
    return { entries: entries.slice(from, to), next, total: entries.length, departments }
  },
  async *all(context, asked) {
    yield (await read(context, asked)).entries
  },
})
