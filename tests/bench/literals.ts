import { readPack } from '../../ingest/packs.ts'
import type { Literal } from '../../scoring/match/part.ts'
import { parsePhrase, writtenOut } from '../../scoring/match/phrase.ts'

/** Distinct literals of a language's shipped lists, spread over all of them. */
export function literals(language: string, count: number): Literal[] {
  const { lists } = readPack()
  const list = (id: string) => lists.get(id)?.value.phrases ?? []
  const all = [...lists.values()]
    .filter(({ value }) => value.id.endsWith(language))
    .flatMap(({ value }) => value.phrases.flatMap((phrase) => writtenOut(parsePhrase(phrase, list)).parts.flat()))
  const distinct = [...new Set(all)].filter((text) => text.length > 1)
  const step = Math.max(1, distinct.length / count)
  return Array.from({ length: Math.min(count, distinct.length) }, (_, i) => distinct[Math.floor(i * step)] as Literal)
}
