import { type Static, Type } from 'typebox'
import type { Problem } from '../contract/index.ts'

/** Every error the API answers with, and its HTTP status. */
export const ERROR_STATUS = {
  invalid_request: 400,
  bad_cursor: 400,
  empty_body: 400,
  unauthorized: 401,
  forbidden_host: 403,
  cross_origin: 403,
  not_found: 404,
  unknown_call: 404,
  unknown_agent: 404,
  unknown_letter: 404,
  unknown_record: 404,
  unknown_ticket: 404,
  unknown_inspection: 404,
  unknown_entry: 404,
  letter_settled: 409,
  inspection_withdrawn: 409,
  kpi_entered: 409,
  entry_settled: 409,
  letter_without_bytes: 409,
  body_too_large: 413,
  export_too_large: 413,
  unsupported_media_type: 415,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** What every error looks like. `problems` says each wrong parameter: what stood there and what is allowed. */
export const ErrorBody = Type.Object({
  error: Type.Enum(Object.keys(ERROR_STATUS) as ErrorCode[]),
  message: Type.String(),
  problems: Type.Optional(
    Type.Array(Type.Object({ path: Type.String(), found: Type.String(), expected: Type.String() })),
  ),
})

export type ErrorBody = Static<typeof ErrorBody>

/** An error whose text is meant for the caller. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly problems: Problem[] | undefined

  constructor(code: ErrorCode, message: string, problems?: Problem[]) {
    super(message)
    this.code = code
    this.problems = problems
  }

  get statusCode(): number {
    return ERROR_STATUS[this.code]
  }

  body(): ErrorBody {
    return { error: this.code, message: this.message, ...(this.problems && { problems: this.problems }) }
  }
}
