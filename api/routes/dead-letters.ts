import { Type } from 'typebox'
import { DeadLetterDetail, DeadLetterPage, quote } from '../../contract/index.ts'
import { LetterError } from '../../store/index.ts'
import type { LetterDesk } from '../../store/types.ts'
import { ApiError } from '../errors.ts'
import type { App, AppOptions } from '../options.ts'
import { After, answers, DeedOf, Identifier, Limit, Name, OneOf, Query } from '../schemas.ts'

const Letter = Type.Object({ letter_id: Identifier })

const Deed = DeedOf('Who does it; kept in the history')

const MAX_DEED_BYTES = 64 * 1024

export function deadLetterRoutes(app: App, { queries, letters }: AppOptions): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))

  app.get(
    '/dead-letters',
    {
      schema: {
        operationId: 'listDeadLetters',
        tags: ['messages'],
        summary: 'Messages that could not be used, newest first, and why',
        querystring: Query({
          state: Type.Optional(
            OneOf('To be dealt with, in since a retry, or given up', 'open', 'retried', 'discarded'),
          ),
          reason: Type.Optional(Name('Why it was refused')),
          source: Type.Optional(Name('Topic, request or file it came from')),
          limit: Limit,
          after: Type.Optional(After),
        }),
        response: answers(DeadLetterPage),
      },
    },
    (request) => queries.deadLetters(request.query),
  )

  app.get(
    '/dead-letters/:letter_id',
    {
      schema: {
        operationId: 'getDeadLetter',
        tags: ['messages'],
        summary: 'One of them: its untouched bytes, and what was done about it',
        params: Letter,
        response: answers(DeadLetterDetail),
      },
    },
    async (request) => {
      const { letter_id } = request.params
      const letter = await queries.deadLetter(letter_id)
      if (letter === null) throw new ApiError('unknown_letter', `There is no dead letter ${quote(letter_id)}.`)
      return letter
    },
  )

  const act = (deed: keyof LetterDesk, operationId: string, summary: string) =>
    app.post(
      `/dead-letters/:letter_id/${deed}`,
      {
        bodyLimit: MAX_DEED_BYTES,
        schema: {
          operationId,
          tags: ['messages'],
          summary,
          description: 'Answers with the letter as it then is.',
          params: Letter,
          body: Deed,
          response: answers(DeadLetterDetail),
        },
      },
      async (request) => {
        const { who, note } = request.body
        try {
          return await letters[deed](request.params.letter_id, who.trim(), note ?? '')
        } catch (error) {
          throw error instanceof LetterError ? new ApiError(error.code, error.message) : error
        }
      },
    )

  act('retry', 'retryDeadLetter', 'Tries it again: decode, score, store')
  act('discard', 'discardDeadLetter', 'Gives it up; it stays on record')
}
