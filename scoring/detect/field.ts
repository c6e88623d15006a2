import { type Static, Type } from 'typebox'
import type { Detector, Probe } from './detector.ts'

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

const Spec = Type.Object(
  {
    /** Dotted path in the call, e.g. `ended_by` or `attributes.vip`. */
    path: Type.String({ pattern: '^[a-z_]+(\\.[A-Za-z0-9_-]+)*$' }),
    is: Type.Optional(Value),
    one_of: Type.Optional(Type.Array(Value, { minItems: 1 })),
    present: Type.Optional(Type.Boolean()),
    /** What an absent field says of its value: nothing (the default, `unknown`), or that it is another. */
    if_absent: Type.Optional(Type.Enum(['unknown', 'no'])),
  },
  { additionalProperties: false },
)

/** A field of the call: equal to a value, one of some, or there at all. */
export const field: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>): Probe {
    if ([spec.is, spec.one_of, spec.present].filter((test) => test !== undefined).length !== 1) {
      throw new Error('field needs exactly one of "is", "one_of" and "present"')
    }
    const accepted = spec.one_of ?? [spec.is]
    const path = spec.path.split('.')
    return {
      words: false,
      timed: false,
      look: ({ call, transcript }) => {
        const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], call)
        const plain = typeof value === 'object' ? 'present' : (value as string | number | boolean | undefined)
        const fits = spec.present === undefined ? accepted.includes(plain) : (value !== undefined) === spec.present
        const absent = spec.present === undefined && value === undefined
        if (absent && spec.if_absent !== 'no') return { hits: [], unknown: 'no_metadata' }
        if (!fits) return { hits: [] }
        const at = Math.max(0, transcript.length)
        const measured = { field: spec.path, value: plain ?? 'absent' }
        return { hits: [{ matchedBy: 'metadata', start: at, end: at, order: transcript.turns.length, measured }] }
      },
    }
  },
}
