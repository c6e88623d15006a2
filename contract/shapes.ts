import { type TProperties, type TSchema, Type } from 'typebox'

/** Small schemas the messages share. Every `expected` is what a refusal shows the sender. */
export const Id = (expected = 'text of 1 to 128 characters') => Type.String({ minLength: 1, maxLength: 128, expected })

export const Text = Type.String({ expected: 'text' })

export const Time = Type.String({
  format: 'rfc3339',
  expected: 'an RFC 3339 time with an offset, such as 2026-05-03T09:15:00+08:00, from 1970 to 2199',
})

export const Millis = Type.Integer({
  minimum: -86_400_000 * 31,
  maximum: 86_400_000 * 31,
  expected: 'whole milliseconds, at most 31 days',
})

export const Count = (maximum: number) =>
  Type.Integer({ minimum: 0, maximum, expected: `a whole number from 0 to ${maximum}` })

export const OneOf = <T extends string[]>(...values: T) =>
  Type.Enum<T>(values, { expected: `one of ${values.join(' · ')}` })

export const Flag = Type.Boolean({ expected: 'true or false' })

/** An object open to further fields: the contract may grow. */
export const Open = <T extends TProperties>(properties: T, expected = 'an object') =>
  Type.Object(properties, { additionalProperties: true, expected })

export const Attributes = Type.Record(Type.String(), Type.Unknown(), { expected: 'an object' })

export const Maybe = <T extends TSchema>(schema: T) => Type.Optional(schema)
