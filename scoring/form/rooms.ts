import type { Book } from './book.ts'
import { type Room, roomOf } from './compile.ts'

/**
 * A room for each book, the same for books of one language that do not differ in a list or situation they both have:
 * what their forms listen for is then put together once.
 */
export function roomsFor(books: readonly Book[]): Room[] {
  const groups: {
    language: string
    lists: Book['lists']
    situations: NonNullable<Book['situations']>
    books: Book[]
  }[] = []
  for (const book of books) {
    const { language } = book.form.applies_to
    const { lists, situations = {} } = book
    const group = groups.find(
      (one) => one.language === language && agree(one.lists, lists) && agree(one.situations, situations),
    )
    if (group === undefined)
      groups.push({ language, lists: { ...lists }, situations: { ...situations }, books: [book] })
    else {
      Object.assign(group.lists, lists)
      Object.assign(group.situations, situations)
      group.books.push(book)
    }
  }
  const rooms = new Map(
    groups.flatMap((group) => {
      const room = roomOf(group)
      return group.books.map((book) => [book, room] as const)
    }),
  )
  return books.map((book) => rooms.get(book) as Room)
}

/** Whether what both have is the same. */
const agree = <T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>): boolean =>
  Object.keys(b).every(
    (key) => !Object.hasOwn(a, key) || a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  )
