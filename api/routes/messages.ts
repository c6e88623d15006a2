import { type TSchema, Type } from 'typebox'
import { Call, Receipts, TicketEvent } from '../../contract/index.ts'
import { ApiError, ErrorBody } from '../errors.ts'
import type { App, AppOptions } from '../options.ts'

const MAX_BODY_BYTES = 64 * 1024 * 1024
const SPACE = 0x20

/**
 * Takes calls and ticket events. The body stays the bytes that came: they are what is stored and hashed, and a line
 * that is not JSON has to reach the dead letters as it was.
 */
export function messageRoutes(app: App, { accept }: AppOptions): void {
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser(/^multipart\//, (_request, _body, done) => done(refused('a multipart form')))
  app.addHook('onRequest', async (request) => {
    const encoding = request.headers['content-encoding'] ?? 'identity'
    if (encoding !== 'identity') throw refused(`a body with Content-Encoding ${encoding}`)
  })

  const take = (url: string, kind: 'calls' | 'tickets', operationId: string, summary: string, schema: TSchema) =>
    app.post(
      url,
      {
        bodyLimit: MAX_BODY_BYTES,
        validatorCompiler: () => () => true,
        schema: {
          operationId,
          tags: ['messages'],
          summary,
          description: 'Answers when every line is durable or refused. 422: every line was refused.',
          body: Type.Unsafe<Buffer | undefined>({
            content: {
              'application/json': { schema },
              'application/x-ndjson': { schema: Type.String({ description: 'one object a line' }) },
              'text/plain': { schema: Type.String({ description: 'one object a line' }) },
            },
          }),
          response: { 200: Receipts, 422: Receipts, '4xx': ErrorBody, '5xx': ErrorBody },
        },
      },
      async (request, reply) => {
        const { body } = request
        if (!body?.some((byte) => byte > SPACE)) {
          throw new ApiError('empty_body', 'The body is empty; send one JSON object, or one a line.')
        }
        const receipts = await accept(kind, body)
        const taken = receipts.stored + receipts.superseded
        return reply.code(taken > 0 ? 200 : 422).send(receipts)
      },
    )

  take('/calls', 'calls', 'postCalls', 'Takes calls in: one call.v1 object, or one a line', Call)
  take(
    '/tickets/events',
    'tickets',
    'postTicketEvents',
    'Takes ticket events in: one ticket.v1 object, or one a line',
    TicketEvent,
  )
}

const refused = (what: string): ApiError =>
  new ApiError(
    'unsupported_media_type',
    `Found ${what}; send the lines themselves, as application/x-ndjson or application/json.`,
  )
