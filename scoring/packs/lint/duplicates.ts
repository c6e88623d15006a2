import type { WrittenOut } from '../../match/phrase.ts'
import type { Pack } from '../decode.ts'
import { allConditions } from './conditions.ts'
import { type Setting, shadows } from './overlap.ts'
import { info, type Remark, type Spot, warning } from './remark.ts'
import {
  exceptionsOf,
  listed,
  read,
  readOnce,
  sounded,
  spotOf,
  type Uses,
  usesOfLists,
  type Wording,
  wordingsOf,
} from './wordings.ts'

/** One entry of a list or condition: a phrase, or a shared list with all of its phrases. */
interface Entry {
  text: string
  phrase: WrittenOut
  spot: Spot
}

/** Phrases that add nothing to the others beside them, or no more than a longer mark. */
export function duplicates(pack: Pack): Remark[] {
  const uses = usesOfLists(pack)
  return [
    ...[...pack.lists.values()].flatMap((decoded) => {
      const entries = entriesOf(decoded.value.phrases, pack, (i) => ({ decoded, path: ['phrases', i] }))
      const { wanted, otherwise } = uses.get(decoded.value.id) as Uses
      return [
        ...alternatives(decoded.value.phrases, pack, (i) => ({ decoded, path: ['phrases', i] })),
        ...compared(entries, settingsOf(wanted, otherwise, pack)),
      ]
    }),
    ...wordingsOf(pack).flatMap((wording) => ofWording(wording, pack)),
    ...allConditions(pack).flatMap(({ decoded, path, spec }) =>
      (['regex', 'similar'] as const).flatMap((detector) =>
        Object.entries((spec[detector] ?? {}) as Record<string, unknown>).flatMap(([key, texts]) =>
          Array.isArray(texts)
            ? written(texts as string[], (i) => ({ decoded, path: [...path, detector, key, i] }))
            : [],
        ),
      ),
    ),
  ]
}

function ofWording(wording: Wording, pack: Pack): Remark[] {
  const { spec, kind, texts } = wording
  const at = (key: string) => (i: number) => spotOf(wording, key, i)
  const wanted = [
    ...entriesOf(texts, pack, at(kind)),
    ...(spec.lists ?? []).flatMap((id, i) => listEntry(id, pack, at('lists')(i))),
  ]
  const spared = [
    ...entriesOf(spec.except ?? [], pack, at('except')),
    ...(spec.except_lists ?? []).flatMap((id, i) => listEntry(id, pack, at('except_lists')(i))),
  ]
  return [
    ...alternatives(texts, pack, at(kind)),
    ...alternatives(spec.except ?? [], pack, at('except')),
    ...(wording.apart ? twice(wanted, wording) : compared(wanted, [settingOf(wording, pack)])),
    ...compared(spared, [ONLY_SAME]),
  ]
}

const entriesOf = (texts: readonly string[], pack: Pack, at: (i: number) => Spot): Entry[] =>
  texts.flatMap((text, i) => {
    const phrase = read(text, pack)
    return phrase ? [{ text: `"${text}"`, phrase, spot: at(i) }] : []
  })

/** A list as one phrase, where none of its own has gaps. */
function listEntry(id: string, pack: Pack, spot: Spot): Entry[] {
  const phrases = listed(id, pack)
  if (phrases.some(({ parts }) => parts.length > 1)) return []
  return [{ text: `list ${id}`, phrase: { parts: [phrases.flatMap(({ parts }) => parts[0] ?? [])] }, spot }]
}

const ONLY_SAME: Setting = { within: 'never', exceptions: [], heardAs: () => true }

/** Everything a list's phrases are used for must allow what is said of them. */
function settingsOf(wanted: readonly Wording[], otherwise: boolean, pack: Pack): Setting[] {
  if (wanted.some(({ kind }) => kind === 'in_order')) return []
  if (otherwise || wanted.some(({ apart }) => apart)) return [ONLY_SAME]
  if (wanted.length === 0) return [{ ...ONLY_SAME, within: 'anywhere' }]
  return wanted.map((wording) => settingOf(wording, pack))
}

function settingOf(wording: Wording, pack: Pack): Setting {
  const { at, detector, spec, windowed } = wording
  const exceptions = exceptionsOf(wording, pack)
  const oneTurn = spec.scope === 'turn'
  // What an exception is to words that only sound like the phrase, nobody can say beforehand.
  const unclear = (at.spec.every_turn && !oneTurn) || (detector === 'homophones' && exceptions.length > 0)
  return {
    within: unclear ? 'never' : windowed && !oneTurn ? 'beginning' : 'anywhere',
    exceptions,
    heardAs: (one, other) => detector === 'phrases' || sounded(one, spec) || !sounded(other, spec),
  }
}

/** Says of each entry what every one of some settings says of it. */
function compared(entries: readonly Entry[], settings: readonly Setting[]): Remark[] {
  const phrases = entries.map(({ phrase }) => phrase)
  const found = settings.map((setting) => shadows(phrases, setting))
  return entries.flatMap(({ text, spot }, i) => {
    const all = found.map((one) => one[i])
    const [shadow] = all
    if (!shadow || all.includes(null)) return []
    const other = (entries[shadow.by] as Entry).text
    if (other === text) return [warning(spot, `${text} stands here twice`)]
    return all.every((one) => one?.how === 'same')
      ? [warning(spot, `${text} adds nothing: ${other} says the same`)]
      : [info(spot, `${text} makes no difference, except to how much is marked: ${other} is found within it`)]
  })
}

/** Phrases that each count by themselves: a variant of two of them counts twice. */
function twice(entries: readonly Entry[], { kind }: Wording): Remark[] {
  if (kind === 'in_order') return []
  const owners = new Map<string, Entry>()
  return entries.flatMap((entry) => {
    const { parts } = entry.phrase
    const keys = parts.length > 1 ? [JSON.stringify(parts)] : (parts[0] as readonly string[])
    const other = keys.map((key) => owners.get(key)).find((one) => one !== undefined)
    for (const key of keys) if (!owners.has(key)) owners.set(key, entry)
    return other
      ? [warning(entry.spot, `${entry.text} and ${other.text} have words in common, which count as both`)]
      : []
  })
}

/** Alternatives of a choice without which the phrase would stand for just as much. */
function alternatives(texts: readonly string[], pack: Pack, at: (i: number) => Spot): Remark[] {
  return texts.flatMap((text, i) => {
    if (!read(text, pack)?.repeats) return []
    return [...text.matchAll(/\(([^()]*)\)/g)].flatMap(({ 1: inner = '', index }) => {
      const heads = inner.split('|')
      const own = heads.map((head) =>
        variantsOf(readOnce(`${text.slice(0, index)}${head}${text.slice(index + 2 + inner.length)}`, pack)),
      )
      const times = new Map<string, number>()
      const count = (variants: readonly string[], by: number) => {
        for (const variant of variants) times.set(variant, (times.get(variant) ?? 0) + by)
      }
      for (const variants of own) count(variants, 1)
      const remarks: Remark[] = []
      for (let k = heads.length - 1; k > 0; k--) {
        const variants = own[k] as readonly string[]
        if (variants.length === 0 || !variants.every((variant) => (times.get(variant) as number) > 1)) continue
        remarks.push(warning(at(i), `"${heads[k]}" adds nothing to its choice in "${text}"`))
        count(variants, -1)
      }
      return remarks
    })
  })
}

/** Every variant of every part; none where the phrase cannot be read. */
const variantsOf = (phrase: WrittenOut | null): string[] =>
  phrase?.parts.flatMap((part, i) => part.map((literal) => `${i} ${literal}`)) ?? []

/** The very same text twice. */
function written(texts: readonly string[], at: (i: number) => Spot): Remark[] {
  return texts.flatMap((text, i) => (texts.indexOf(text) < i ? [warning(at(i), `"${text}" stands here twice`)] : []))
}
