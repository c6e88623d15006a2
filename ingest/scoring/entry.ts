/** Where the scoring thread begins. Run from the sources, it first needs the loader that reads them: threads inherit none. */
export function threadUrl(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./thread.js', import.meta.url)
  const [loader, thread] = ['tsx/esm/api', './thread.ts'].map((name) => JSON.stringify(import.meta.resolve(name)))
  const begin = `import { register } from ${loader}; register(); await import(${thread})`
  return new URL(`data:text/javascript,${encodeURIComponent(begin)}`)
}
