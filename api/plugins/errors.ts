import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify'
import { formatProblem, type Problem, quote } from '../../contract/index.ts'
import { BadCursorError } from '../../store/errors.ts'
import { ApiError } from '../errors.ts'
import type { App } from '../options.ts'

const RETRY_AFTER_SECONDS = 5

/** One shape for every error; what went wrong inside is logged, and not told. */
export function handleErrors(app: App): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const told = toApiError(error)
    if (told.statusCode >= 500)
      request.log.error({ err: error }, `${request.method} ${request.routeOptions.url} failed`)
    return sendError(reply, told)
  })
}

export function sendError(reply: FastifyReply, error: ApiError): FastifyReply {
  if (error.code === 'unavailable') reply.header('retry-after', RETRY_AFTER_SECONDS)
  if (error.code === 'unauthorized') reply.header('www-authenticate', 'Bearer')
  return reply.code(error.statusCode).type('application/json; charset=utf-8').send(error.body())
}

/** A path no route is at. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0]
  return sendError(
    reply,
    new ApiError('not_found', `There is no ${request.method} ${path}; /docs lists what there is.`),
  )
}

export function toApiError(error: Error & { code?: string; statusCode?: number; retriable?: boolean }): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof BadCursorError) return new ApiError('bad_cursor', error.message)
  if (error.retriable === true) {
    const what = 'What this needs (the database, or Kafka) does not answer now; send the same request again shortly.'
    return new ApiError('unavailable', what)
  }
  const { validation } = error as FastifyError
  if (validation) return invalid(parameterProblems(validation as Failure[]))
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApiError('body_too_large', 'The body is larger than 64 MiB; send the lines in several requests.')
    case 'FST_ERR_BAD_URL':
      return new ApiError(
        'invalid_request',
        'The address is not valid: a % must be followed by two hexadecimal digits.',
      )
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new ApiError('invalid_request', 'The body is not as long as its Content-Length says; send it again whole.')
  }
  if (error.statusCode && error.statusCode < 500) return new ApiError('invalid_request', error.message)
  return new ApiError('internal', 'Something went wrong here; the log of the server says what.')
}

export function invalid(problems: Problem[]): ApiError {
  return new ApiError('invalid_request', problems.map(formatProblem).join('; '), problems)
}

/** What Ajv adds with `verbose`. */
type Failure = FastifySchemaValidationError & {
  data?: unknown
  parentSchema?: { expected?: string; properties?: Record<string, { expected?: string }> }
}

/** One problem a parameter, however many keywords it failed. */
function parameterProblems(failures: Failure[]): Problem[] {
  const problems = new Map<string, Problem>()
  for (const failure of failures) {
    const problem = parameterProblem(failure)
    if (!problems.has(problem.path)) problems.set(problem.path, problem)
  }
  return [...problems.values()]
}

function parameterProblem({ keyword, instancePath, params, data, parentSchema }: Failure): Problem {
  if (keyword === 'additionalProperties') {
    const allowed = Object.keys(parentSchema?.properties ?? {}).join(' · ')
    const expected = allowed ? `one of the parameters ${allowed}` : 'no parameters'
    return { path: String(params.additionalProperty), found: 'a parameter of that name', expected }
  }
  if (keyword === 'required' && instancePath === '') {
    const path = String(params.missingProperty)
    return { path, found: quote(undefined), expected: parentSchema?.properties?.[path]?.expected ?? 'a value' }
  }
  const path = dotted(instancePath) || '$'
  return { path, found: quote(data), expected: parentSchema?.expected ?? 'another value' }
}

/** `/items/0/problems` -> `items[0].problems`. */
const dotted = (pointer: string): string =>
  pointer
    .replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .replace(/^\./, '')
