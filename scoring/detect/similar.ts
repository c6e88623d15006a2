import { type Static, Type } from 'typebox'
import { bestWindow, type Script, script, type Window } from '../text/similarity.ts'
import { type Tokens, tokens } from '../text/words.ts'
import type { Detector, Hit, Probe, Workshop } from './detector.ts'
import { doubtOf } from './doubt.ts'

const texts = (description: string) => Type.Array(Type.String(), { minItems: 1, description })

const Spec = Type.Object(
  {
    to: Type.Optional(texts('Texts a turn may be alike to.')),
    lists: Type.Optional(texts('Shared lists, their phrases added to those texts.')),
    at_least: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'Likeness from which it counts, 0 to 1; 0.6 is a good beginning.',
    }),
    min_length: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 100,
        description:
          'Shorter texts are refused, being alike to too much: characters, or words in English; 3 where not said.',
      }),
    ),
  },
  {
    additionalProperties: false,
    description: 'Something said much like a text, although not word for word.',
  },
)

const SHORTEST = 3

/** Something said much like a script, although not word for word. */
export const similar: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>, workshop: Workshop): Probe {
    const texts = [...(spec.to ?? []), ...(spec.lists ?? []).flatMap((id) => workshop.list(id))]
    if (texts.length === 0) throw new Error('similar needs "to" or "lists"')
    const least = spec.min_length ?? SHORTEST
    const short = texts.find((text) => tokens(text).keys.length < least)
    if (short !== undefined)
      throw new Error(`"${short}" is too short for similar (at least ${least} characters or words)`)
    const scripts = texts.map(script)
    return {
      words: true,
      timed: false,
      look: (scene, view) => {
        const hits: Hit[] = []
        for (const turn of view.turns) {
          if (turn.kind !== 'words' || turn.confidence < scene.settings.min_confidence) continue
          const best = likest(tokens(turn.text), scripts, spec.at_least)
          if (best === null || best.similarity < spec.at_least) continue
          const { start, end, similarity } = best
          hits.push({
            matchedBy: 'similar',
            start: turn.start,
            end: turn.end,
            order: turn.rank + start / 1e6,
            sure: similarity,
            spans: [{ segment: turn.segment, start, end }],
          })
        }
        return { hits, doubt: doubtOf(scene, view) }
      },
    }
  },
}

/** The stretch most like one of the scripts; of those equally like, the earliest, and of these the longest. */
function likest(words: Tokens, scripts: readonly Script[], atLeast: number): Window | null {
  let likest: Window | null = null
  for (const wanted of scripts) {
    const best = bestWindow(words, wanted, atLeast)
    if (best !== null && (likest === null || compare(best, likest) < 0)) likest = best
  }
  return likest
}

const compare = (a: Window, b: Window): number => b.similarity - a.similarity || a.start - b.start || b.end - a.end
