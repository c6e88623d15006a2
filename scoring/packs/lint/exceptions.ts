import type { Literal } from '../../match/part.ts'
import type { WrittenOut } from '../../match/phrase.ts'
import type { Pack } from '../decode.ts'
import { placesOf } from './overlap.ts'
import { error, info, type Remark, warning } from './remark.ts'
import { exceptionsOf, listed, read, sounded, spotOf, type Wording, wordingsOf } from './wordings.ts'

/** Wanted phrases that are never hits because an exception always covers them, and exceptions that lie within them. */
export function exceptions(pack: Pack): Remark[] {
  return wordingsOf(pack).flatMap((wording) => {
    const spared = exceptionsOf(wording, pack)
    return spared.length === 0 ? [] : [...neverHits(wording, spared, pack), ...ignored(wording, pack)]
  })
}

/** An exception with the very same words stands around every place of the phrase. */
function neverHits(wording: Wording, spared: readonly WrittenOut[], pack: Pack): Remark[] {
  const { spec, kind, texts, detector } = wording
  const whole = new Set(spared.flatMap(({ parts }) => (parts.length === 1 ? (parts[0] as readonly Literal[]) : [])))
  const gapped = new Set(spared.flatMap(({ parts }) => (parts.length > 1 ? [JSON.stringify(parts)] : [])))
  const covered = (phrase: WrittenOut): readonly string[] => {
    if (detector === 'homophones' && sounded(phrase, spec)) return []
    const { parts } = phrase
    if (parts.length > 1) return gapped.has(JSON.stringify(parts)) ? ['all'] : []
    return (parts[0] as readonly Literal[]).filter((literal) => whole.has(literal))
  }
  const told = (text: string, spot: ReturnType<typeof spotOf>, as: string): Remark[] => {
    const phrase = read(text, pack)
    if (!phrase) return []
    const gone = covered(phrase)
    const all = phrase.parts.length > 1 ? gone.length > 0 : gone.length === phrase.parts[0]?.length
    if (all && gone.length > 0) return [error(spot, `${as} is never found: an exception has the very same words`)]
    return gone.length === 0
      ? []
      : [info(spot, `${as} is never found as "${shown(gone[0] as string)}": an exception has the very same words`)]
  }
  return [
    ...texts.flatMap((text, i) => told(text, spotOf(wording, kind, i), `"${text}"`)),
    ...(spec.lists ?? []).flatMap((id, i) =>
      (pack.lists.get(id)?.value.phrases ?? []).flatMap((text) =>
        told(text, spotOf(wording, 'lists', i), `"${text}" of list ${id}`),
      ),
    ),
  ]
}

/** Of the condition's own exceptions; those of a list may be meant for other rules. */
function ignored(wording: Wording, pack: Pack): Remark[] {
  const { spec, texts } = wording
  const wanted = [
    ...texts.flatMap((text) => read(text, pack) ?? []),
    ...(spec.lists ?? []).flatMap((id) => listed(id, pack)),
  ]
  return (spec.except ?? []).flatMap((text, i) => {
    const exception = read(text, pack)
    if (!exception || exception.parts.length > 1) return []
    const literals = exception.parts[0] as readonly Literal[]
    const around = wanted.filter((one) => literals.every((literal) => lies(literal, one)))
    const [first] = around
    if (!first) return []
    // Before another of the phrases it may be one.
    const say = around.length === wanted.length ? warning : info
    const inside = `"${text}" lies within "${shown(first.parts.map((part) => part[0]).join('…'))}"`
    return [say(spotOf(wording, 'except', i), `${inside}; what lies within a hit is no exception to it`)]
  })
}

/** Whether a literal lies within every variant of a part of a phrase, and is less than the whole. */
const lies = (literal: Literal, { parts }: WrittenOut): boolean =>
  parts.some((part) =>
    part.every(
      (other) => placesOf({ parts: [[literal]] }, other).length > 0 && (parts.length > 1 || other !== literal),
    ),
  )

const shown = (literal: Literal): string => literal.replaceAll('\u0001', ' ')
