import createClient from 'openapi-fetch'
import type { components, paths } from '../api.generated.ts'

const client = createClient<paths>({ baseUrl: '/' })

type ErrorBody = components['schemas']['ErrorBody']
/** A value the server did not take; `expected` is in English. */
type Problem = NonNullable<ErrorBody['problems']>[number]

/** What went wrong with a request; `status` 0 is a server that could not be reached. */
export class ApiError extends Error {
  readonly status: number
  /** As the server calls it; '' where what answered was not Earshot. */
  readonly code: string
  readonly problems: Problem[]

  constructor(status: number, message: string, code = '', problems: Problem[] = []) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.problems = problems
  }
}

interface Reply<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of a good answer, or an ApiError with the server's own words. */
export async function answer<T>(request: (api: typeof client) => Promise<Reply<T>>): Promise<T> {
  let reply: Reply<T>
  try {
    reply = await request(client)
  } catch (cause) {
    throw new ApiError(0, cause instanceof Error ? cause.message : String(cause))
  }
  if (reply.data !== undefined) return reply.data
  const { error, message, problems } = (reply.error ?? {}) as Partial<ErrorBody>
  throw new ApiError(reply.response.status, message ?? reply.response.statusText, error, problems)
}
