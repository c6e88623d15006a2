import { type Static, Type } from 'typebox'
import { FOLD } from '../text/fold.ts'
import type { Voice } from '../transcript.ts'
import type { Detector, Workshop } from './detector.ts'
import { compileWording, Wording } from './wording.ts'

const Spec = Type.Object(Wording, {
  additionalProperties: false,
  description: 'Words as they are said: exactly one of any, all, in_order and none, or lists alone.',
})

/** Phrases as they are written: any of them, all, so many, one after the other, or none. */
export const phrases: Detector = {
  schema: Spec,
  compile: (spec: Static<typeof Spec>, workshop: Workshop, voice: Voice) =>
    compileWording(spec, workshop, voice, [{ alphabet: FOLD, by: 'text', shortest: 1, innocent: [] }]),
}
