import createClient from 'openapi-fetch'
import type { paths } from '../api.generated.ts'

const client = createClient<paths>({ baseUrl: '/' })

/** A value the server did not take; `expected` is in English. */
interface Problem {
  path: string
  found: string
  expected: string
}

/** What went wrong with a request; `status` 0 is a server that could not be reached. */
export class ApiError extends Error {
  readonly status: number
  readonly problems: Problem[]

  constructor(status: number, message: string, problems: Problem[] = []) {
    super(message)
    this.name = 'ApiError'
    this.status = status
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
  throw new ApiError(reply.response.status, spoken(reply.error) ?? reply.response.statusText, problemsOf(reply.error))
}

function spoken(body: unknown): string | undefined {
  const message = (body as { message?: unknown } | null | undefined)?.message
  return typeof message === 'string' ? message : undefined
}

const problemsOf = (body: unknown): Problem[] => (body as { problems?: Problem[] } | null | undefined)?.problems ?? []
