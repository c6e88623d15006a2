import { type Static, Type } from 'typebox'
import type { Voice } from '../transcript.ts'
import { together } from './combine.ts'
import type { Outcome, Probe, Workshop } from './detector.ts'
import { doubtOf } from './doubt.ts'
import { Found } from './found.ts'
import { searcher } from './search.ts'
import { hitOf, type Way } from './sighting.ts'

export const texts = (description: string) => Type.Array(Type.String(), { minItems: 1, description })

/** What `phrases` and `homophones` have in common. */
export const Wording = {
  any: Type.Optional(texts('Any of these is said. (a|b|) is a choice, … a gap, <id> any phrase of a list.')),
  all: Type.Optional(texts('Each of these is said, in any order.')),
  in_order: Type.Optional(texts('Each of these is said, one after the other.')),
  none: Type.Optional(texts('None of these is said.')),
  lists: Type.Optional(texts('Shared lists, their phrases added to those above; alone they mean any.')),
  at_least: Type.Optional(
    Type.Integer({ minimum: 2, maximum: 100, description: 'With any: so many different ones of the phrases.' }),
  ),
  scope: Type.Optional(
    Type.Enum(['turn', 'stretch', 'window'], {
      description: "What must hold it: one turn, one speaker's consecutive turns, or the whole window.",
    }),
  ),
  within_words: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1000,
      description: 'With all, in_order, at_least: no more words (Chinese: characters) between one phrase and the next.',
    }),
  ),
  except: Type.Optional(texts('A hit that one of these stands right before, or around, is none.')),
  except_lists: Type.Optional(texts('Shared lists of such phrases.')),
} as const

type Spec = Static<ReturnType<typeof Type.Object<typeof Wording>>>

/** @throws Error with a sentence for the rule's author */
export function compileWording(spec: Spec, workshop: Workshop, voice: Voice, ways: readonly Way[]): Probe {
  const { kind, texts } = wanted(spec, workshop)
  const severally = kind === 'all' || kind === 'in_order' || spec.at_least !== undefined
  if (spec.at_least !== undefined && kind !== 'any') throw new Error(`at_least goes with "any", not with "${kind}"`)
  if (spec.at_least !== undefined && spec.at_least > texts.length)
    throw new Error(`at_least is ${spec.at_least}, but there are only ${texts.length} phrases`)
  if (spec.within_words !== undefined && !severally)
    throw new Error('within_words goes with "all", "in_order" or "at_least"')
  if (!severally && spec.scope === 'window') throw new Error('scope: window goes with "all", "in_order" or "at_least"')
  const groups = severally ? texts.map((text) => [text]) : [texts]
  const needsAll = severally && spec.at_least === undefined
  const { search, signs } = searcher(groups, spec, workshop, voice, ways, needsAll)
  const combined = severally ? together({ ...spec, kind, count: texts.length }) : null
  return {
    words: true,
    timed: false,
    ...(kind === 'none' ? {} : { signs }),
    look: (scene, view) => {
      const { sightings, unsure } = search(scene, view, combined === null)
      if (sightings.length > 0) {
        if (kind === 'none') return FOUND_NONE
        if (combined === null) return new Found(() => search(scene, view, false).sightings.map((one) => hitOf([one])))
        const hits = combined(sightings)
        if (hits.length > 0) return { hits }
      }
      const doubt = unsure === undefined ? doubtOf(scene, view) : undefined
      if (kind === 'none') return unsure || doubt ? { hits: [], unknown: unsure ?? doubt } : HOLDS
      if (unsure) return { hits: [], unknown: unsure }
      return doubt ? { hits: [], doubt } : FOUND_NONE
    },
  }
}

const FOUND_NONE: Outcome = { hits: [] }
const HOLDS: Outcome = { hits: [], holds: true }

function wanted(spec: Spec, workshop: Workshop) {
  const kinds = (['any', 'all', 'in_order', 'none'] as const).filter((kind) => spec[kind] !== undefined)
  if (kinds.length > 1) throw new Error(`needs one of any, all, in_order and none; has ${kinds.join(' and ')}`)
  const kind = kinds[0] ?? 'any'
  const texts = [...(spec[kind] ?? []), ...(spec.lists ?? []).flatMap((id) => workshop.list(id))]
  if (texts.length === 0) throw new Error('needs phrases: "any", "all", "in_order", "none" or "lists"')
  return { kind, texts }
}
