import { BadCursorError } from '../errors.ts'

/** The sort key of the last row of a page, as text nobody needs to read. */
export const encodeCursor = (key: (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** @throws BadCursorError where the text is no cursor with these types. */
export function decodeCursor(text: string, types: ('string' | 'number')[]): (string | number)[] {
  let key: unknown
  try {
    key = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    key = undefined
  }
  if (Array.isArray(key) && key.length === types.length && types.every((type, i) => typeof key[i] === type)) return key
  throw new BadCursorError('`after` is no cursor of this list: take `next` of the page before, with the same sort')
}
