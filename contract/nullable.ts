import { type TSchema, Type } from 'typebox'

/** What a schema says, or null. */
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
