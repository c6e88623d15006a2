import type { Book } from './book.ts'
import { type Workplace, workshopOf } from './workshop.ts'

type Shared = Required<Pick<Book, 'lists' | 'situations'>>

/**
 * Where the form of each book is put together: the same place for books of one language that do not differ in a list or
 * situation they both have, so that what they listen for is collected once.
 */
export function workplacesFor(books: readonly Book[]): Workplace[] {
  const groups: (Shared & { language: string; books: Set<Book> })[] = []
  for (const book of books) {
    const { language } = book.form.applies_to
    const { lists, situations = {} } = book
    const group = groups.find(
      (one) => one.language === language && agree(one.lists, lists) && agree(one.situations, situations),
    )
    if (group === undefined)
      groups.push({ language, lists: { ...lists }, situations: { ...situations }, books: new Set([book]) })
    else {
      Object.assign(group.lists, lists)
      Object.assign(group.situations, situations)
      group.books.add(book)
    }
  }
  const made = groups.map((group) => ({ books: group.books, workplace: workshopOf(group) }))
  return books.map((book) => made.find((one) => one.books.has(book))?.workplace as Workplace)
}

/** Whether what both have is the same. */
const agree = <T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>): boolean =>
  Object.keys(b).every((key) => !Object.hasOwn(a, key) || JSON.stringify(a[key]) === JSON.stringify(b[key]))
