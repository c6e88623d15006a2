import { type Static, type TSchema, Type } from 'typebox'
import { ErrorBody } from './errors.ts'

/**
 * Parameters the routes share. `description` says what a parameter is for; `expected` is what a request is shown that
 * got it wrong.
 */
const YEAR = '(19[7-9]\\d|2[01]\\d\\d)'

export const Day = (description: string) =>
  Type.String({
    format: 'date',
    pattern: `^${YEAR}-`,
    description,
    expected: 'a day that exists, YYYY-MM-DD, from 1970 on',
  })

export const Month = Type.String({
  pattern: `^${YEAR}-(0[1-9]|1[0-2])$`,
  description: 'YYYY-MM',
  expected: 'a month that exists, YYYY-MM, from 1970 on',
})

export const Identifier = Type.String({ minLength: 1, maxLength: 128, expected: 'text of 1 to 128 characters' })

export const Name = (description: string) =>
  Type.String({ maxLength: 200, description, expected: 'text of at most 200 characters' })

export const OneOf = <T extends string[]>(description: string, ...values: T) =>
  Type.Enum<T>(values, { description, expected: `one of ${values.join(' · ')}` })

export const Channel = OneOf('Calls or chats', 'voice', 'chat')

/** What a person says with what they do. @param who what the name is for */
export const DeedOf = (who: string) =>
  Type.Object(
    {
      who: Type.String({
        minLength: 1,
        maxLength: 128,
        pattern: '\\S',
        description: who,
        expected: 'a name of 1 to 128 characters',
      }),
      note: Type.String({
        maxLength: 2000,
        default: '',
        description: 'Why',
        expected: 'text of at most 2000 characters',
      }),
    },
    { additionalProperties: false, required: ['who'] },
  )

export const Limit = Type.Integer({
  minimum: 1,
  maximum: 200,
  default: 50,
  description: 'How many to return, at most 200',
  expected: 'a whole number from 1 to 200',
})

export const After = Type.String({
  maxLength: 1000,
  description: '`next` of the page before',
  expected: 'the `next` of the page before, unchanged',
})

export const MonthParams = Type.Object({ month: Month })

/** A name that is not listed is a mistake to be told, not to be passed over. What has a default may be left out. */
export function Query<T extends Record<string, TSchema>>(properties: T) {
  const schema = Type.Object(properties, { additionalProperties: false })
  const required = (schema.required as string[] | undefined)?.filter((name) => !('default' in properties[name]!))
  return Object.assign(schema, { required })
}

/** What a route answers: its view, or the one shape of errors. */
export const answers = <T extends TSchema>(view: T) => ({ 200: view, '4xx': ErrorBody, '5xx': ErrorBody })

export const Settings = Type.Object({
  /** IANA name of the zone that days and months are of. */
  time_zone: Type.String(),
})

export const CheckResult = Type.Object({
  name: Type.String(),
  ok: Type.Boolean(),
  /** What is wrong; '' where nothing is. */
  problem: Type.String(),
})

export const Readiness = Type.Object({ ready: Type.Boolean(), checks: Type.Array(CheckResult) })

export type CheckResult = Static<typeof CheckResult>
