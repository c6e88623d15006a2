/** The name of a code; one that a pack or a call brought of its own is shown as it is, without the sign that says so. */
export const nameIn = (names: Readonly<Record<string, unknown>>, code: string): string => {
  const name = Object.hasOwn(names, code) ? names[code] : undefined
  return typeof name === 'string' ? name : code.replace(/^(?:x-|attributes\.)/, '')
}
