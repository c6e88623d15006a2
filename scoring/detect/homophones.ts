import { type Static, Type } from 'typebox'
import { FOLD } from '../text/fold.ts'
import { CONFUSIONS, sounds } from '../text/sounds.ts'
import type { Voice } from '../transcript.ts'
import type { Detector, Workshop } from './detector.ts'
import { compileWording, Texts, Wording } from './wording.ts'

const Spec = Type.Object(
  {
    ...Wording,
    /** Sounds that speakers and recognisers do not keep apart; all of them unless said otherwise. */
    confuse: Type.Optional(Type.Array(Type.Enum(CONFUSIONS))),
    /** Phrases of fewer characters are found as written only. */
    min_length: Type.Optional(Type.Integer({ minimum: 2, maximum: 20 })),
    /** Words that sound like a phrase and are not: what lies in one of them, as written, is no hit by sound. */
    innocent: Type.Optional(Texts),
    innocent_lists: Type.Optional(Texts),
  },
  { additionalProperties: false },
)

const SHORTEST = 3

/** Phrases as `phrases` finds them, and where other characters with the same sounds stand in their place. */
export const homophones: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>, workshop: Workshop, voice: Voice) {
    const innocent = [...(spec.innocent ?? []), ...(spec.innocent_lists ?? []).flatMap((id) => workshop.list(id))]
    return compileWording(spec, workshop, voice, [
      { alphabet: FOLD, by: 'text', shortest: 1, innocent: [] },
      {
        alphabet: sounds(spec.confuse ?? CONFUSIONS),
        by: 'homophone',
        shortest: spec.min_length ?? SHORTEST,
        innocent,
      },
    ])
  },
}
