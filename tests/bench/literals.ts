import { readPack } from '../../ingest/packs.ts'
import type { Literal } from '../../scoring/match/part.ts'
import { GAP_CJK, GAP_LATIN, parsePhrase, writtenOut } from '../../scoring/match/phrase.ts'

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

type Language = 'zh' | 'en'
const GAPS = { zh: `.{0,${GAP_CJK}}`, en: `.{0,${GAP_LATIN}}` }
const WORDINGS = ['phrases', 'homophones'] as const
const KINDS = ['any', 'all', 'in_order', 'none'] as const
type Wording = Partial<Record<(typeof KINDS)[number] | 'lists', string[]>>

/** Every phrase that rules and situations of a language listen for, as a regular expression: what one would match without Earshot. */
export function expressions(language: Language): string[] {
  const { rules, situations, lists } = readPack()
  const list = (id: string) => lists.get(id)?.value.phrases ?? []
  const expression = (text: string): string =>
    text
      .split(/(<[^<>]*>|\([^()]*\)|…)/)
      .map((piece, i) => {
        if (i % 2 === 0) return plain(piece)
        if (piece === '…') return GAPS[language]
        const choices = piece.startsWith('<') ? list(piece.slice(1, -1)) : piece.slice(1, -1).split('|')
        return `(${choices.map(expression).join('|')})`
      })
      .join('')
  const own = [
    ...[...rules.values()].filter(({ value }) => (value.applies?.language ?? language) === language),
    ...[...situations.values()].filter(({ value }) => value.id.endsWith('-en') === (language === 'en')),
  ]
  const texts = own.flatMap(({ value }) =>
    Object.values(value.conditions).flatMap((condition) =>
      WORDINGS.flatMap((detector) => {
        const wording = (condition as Partial<Record<typeof detector, Wording>>)[detector] ?? {}
        return [...KINDS.flatMap((kind) => wording[kind] ?? []), ...(wording.lists ?? []).flatMap(list)]
      }),
    ),
  )
  return [...new Set(texts.map(expression))].filter((one) => /[\p{L}\p{N}]/u.test(one))
}

/** Words as an expression: punctuation is none, and where a space stands there may be one. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .replace(/ /g, ' ?')
