import { type Static, Type } from 'typebox'
import { FOLD } from '../text/fold.ts'
import { CONFUSIONS, sounds } from '../text/sounds.ts'
import type { Voice } from '../transcript.ts'
import type { Detector, Workshop } from './detector.ts'
import { compileWording, texts, Wording } from './wording.ts'

const Spec = Type.Object(
  {
    ...Wording,
    confuse: Type.Optional(
      Type.Array(Type.Enum(CONFUSIONS), { description: 'Sounds taken for one another; all of them where not said.' }),
    ),
    min_length: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 20,
        description: 'Phrases of fewer characters are found as written only; 3 where not said.',
      }),
    ),
    innocent: Type.Optional(
      texts('Words that sound like a phrase and are not: a hit by sound that touches one of them is none.'),
    ),
    innocent_lists: Type.Optional(texts('Shared lists of such words.')),
  },
  {
    additionalProperties: false,
    description: 'Phrases as they are written, and where other characters with the same sounds stand in their place.',
  },
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
