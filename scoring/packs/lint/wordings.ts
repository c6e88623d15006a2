import { lengthOf } from '../../match/part.ts'
import { listsIn, parsePhrase, type WrittenOut, writtenOut } from '../../match/phrase.ts'
import { listsOfRoles, type Pack } from '../decode.ts'
import { allConditions, type Placed } from './conditions.ts'

type Kind = 'any' | 'all' | 'in_order' | 'none'

interface Spec extends Partial<Record<Kind, string[]>> {
  lists?: string[]
  at_least?: number
  scope?: string
  except?: string[]
  except_lists?: string[]
  innocent?: string[]
  innocent_lists?: string[]
  min_length?: number
}

/** A condition of `phrases` or `homophones`. */
export interface Wording {
  at: Placed
  detector: 'phrases' | 'homophones'
  spec: Spec
  kind: Kind
  /** Phrases of its own; none where it has lists alone. */
  texts: readonly string[]
  /** Each phrase counts by itself: `all`, `in_order`, `at_least`. */
  apart: boolean
  windowed: boolean
}

export function wordingsOf(pack: Pack): Wording[] {
  return allConditions(pack).flatMap((at) =>
    (['phrases', 'homophones'] as const).flatMap((detector): Wording[] => {
      const spec = at.spec[detector] as Spec | undefined
      if (spec === undefined) return []
      const kind = (['any', 'all', 'in_order', 'none'] as const).find((one) => spec[one] !== undefined) ?? 'any'
      const apart = kind === 'all' || kind === 'in_order' || spec.at_least !== undefined
      return [{ at, detector, spec, kind, texts: spec[kind] ?? [], apart, windowed: at.spec.in !== undefined }]
    }),
  )
}

/** A place in a condition: `spotOf(wording, 'any', 2)`. */
export const spotOf = ({ at, detector }: Wording, ...path: (string | number)[]) => ({
  decoded: at.decoded,
  path: [...at.path, detector, ...path],
})

interface Read extends WrittenOut {
  /** Whether two ways through its choices come to the same words. */
  repeats: boolean
}

const known = new WeakMap<Pack, Map<string, Read | null>>()

/** A phrase as the engine reads it, written out; null where the loader complains of it. */
export function read(text: string, pack: Pack): Read | null {
  const phrases = known.get(pack) ?? new Map<string, Read | null>()
  known.set(pack, phrases)
  const found = phrases.get(text)
  if (found !== undefined) return found
  const made = readOnce(text, pack)
  phrases.set(text, made)
  return made
}

/** The same, for a phrase that stands nowhere in the pack and need not be remembered. */
export function readOnce(text: string, pack: Pack): Read | null {
  try {
    const phrase = parsePhrase(text, (id) => phrasesOf(id, pack))
    const { parts } = writtenOut(phrase)
    return { parts, repeats: phrase.parts.some(({ variants }, i) => variants !== parts[i]?.length) }
  } catch {
    // The loader says what is wrong with it.
    return null
  }
}

/** A list's phrases. @throws Error where there is no such list */
function phrasesOf(id: string, pack: Pack): readonly string[] {
  const list = pack.lists.get(id)
  if (!list) throw new Error(`there is no list "${id}"`)
  return list.value.phrases
}

/** Those phrases of a list that can be read. */
export const listed = (id: string, pack: Pack): WrittenOut[] =>
  (pack.lists.get(id)?.value.phrases ?? []).flatMap((text) => read(text, pack) ?? [])

/** What must not stand before or around a hit of a condition. */
export const exceptionsOf = ({ spec }: Wording, pack: Pack): WrittenOut[] => [
  ...(spec.except ?? []).flatMap((text) => read(text, pack) ?? []),
  ...(spec.except_lists ?? []).flatMap((id) => listed(id, pack)),
]

/** Whether a phrase of `homophones` is listened for by its sound. */
export const sounded = ({ parts }: WrittenOut, { min_length = 3 }: { min_length?: number }): boolean =>
  parts.reduce((sum, part) => sum + Math.min(...part.map(lengthOf)), 0) >= min_length

/** What a list is used for: its phrases wanted by conditions, or anything else. */
export interface Uses {
  wanted: Wording[]
  /** As exceptions or innocent words, as scripts, or within a phrase. */
  otherwise: boolean
}

export function usesOfLists(pack: Pack): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>([...pack.lists.keys()].map((id) => [id, { wanted: [], otherwise: false }]))
  const otherwise = (ids: readonly string[] = []) => {
    for (const id of ids) {
      const found = uses.get(id)
      if (found) found.otherwise = true
    }
  }
  for (const wording of wordingsOf(pack)) {
    const { spec, texts } = wording
    for (const id of spec.lists ?? []) uses.get(id)?.wanted.push(wording)
    otherwise(spec.except_lists)
    otherwise(spec.innocent_lists)
    otherwise([...texts, ...(spec.except ?? []), ...(spec.innocent ?? [])].flatMap(listsIn))
  }
  for (const { spec } of allConditions(pack)) otherwise((spec.similar as { lists?: string[] } | undefined)?.lists)
  for (const { value } of pack.forms.values()) otherwise(listsOfRoles(value).map(({ id }) => id))
  for (const { value } of pack.lists.values()) otherwise(value.phrases.flatMap(listsIn))
  return uses
}
