import { userInfo } from 'node:os'
import { type DeadLetterDetail, type DeadLetterView, formatProblem } from '../../contract/index.ts'
import { letterDesk } from '../../ingest/letters.ts'
import { type LetterDesk, LetterError, type Queries } from '../../store/index.ts'
import { openLog } from '../log.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { openIngestFor, openStoreFor } from '../wiring.ts'

export interface ListOptions {
  state: string
  reason?: string
  source?: string
  limit: string
  json?: boolean
}

const STATES = ['open', 'retried', 'discarded', 'any'] as const
const PAGE = 200

/** `dlq list`: a line a letter, the newest first, then how many there are by reason. */
export async function dlqList({ state, reason, source, limit, json }: ListOptions): Promise<void> {
  const wanted = STATES.find((one) => one === state)
  if (!wanted) throw new Complaint(`--state is "${state}"; it must be one of ${STATES.join(', ')}.`, 2)
  const most = Number(limit)
  if (!Number.isInteger(most) || most < 1) throw new Complaint(`--limit is "${limit}"; write a whole number from 1.`, 2)
  await reading(async (queries) => {
    const filter = { state: wanted === 'any' ? undefined : wanted, reason, source }
    let shown = 0
    let after: string | undefined
    for (;;) {
      const page = await queries.deadLetters({ ...filter, limit: Math.min(PAGE, most - shown), after })
      for (const letter of page.items) console.log(json ? JSON.stringify(letter) : line(letter))
      shown += page.items.length
      after = page.next ?? undefined
      if (after !== undefined && shown < most) continue
      if (json) return
      const sums = page.reasons.map(({ reason, letters }) => `${letters} ${reason}`).join(', ')
      const which = wanted === 'any' ? '' : `${wanted} `
      console.log(
        page.total === 0
          ? `There are no ${which}dead letters.`
          : `${shown} of ${page.total} ${which}dead letters shown (by reason: ${sums}).`,
      )
      return
    }
  })
}

const line = ({ id, at, source, reason, state, retries, problems }: DeadLetterView): string => {
  const tried = retries > 0 ? `, tried again ${retries} times` : ''
  const first = problems[0] ? `  ${formatProblem(problems[0])}` : ''
  return `${id}  ${at}  ${source}  ${reason} (${state}${tried})${first}`
}

/** `dlq show ID`: all that is known of it, then the message as it came. */
export const dlqShow = (id: string, { json }: { json?: boolean }): Promise<void> =>
  reading(async (queries) => {
    const letter = await queries.deadLetter(id)
    if (letter === null) throw new Complaint(`There is no dead letter ${id}; dlq list names those there are.`)
    if (json) console.log(JSON.stringify(letter))
    else for (const text of told(letter)) console.log(text)
  })

function told(letter: DeadLetterDetail): string[] {
  const { id, state, at, source, step, reason, problems, message, bytes, text, key_base64, value_base64 } = letter
  const key = key_base64 === null ? 'none' : Buffer.from(key_base64, 'base64').toString()
  return [
    `${id}: ${state}`,
    `came      ${at} from ${source}, key ${key}, ${bytes === null ? 'no bytes kept' : `${bytes} bytes`}`,
    `refused   at ${step}: ${reason}`,
    ...problems.map((problem) => `          ${formatProblem(problem)}`),
    ...(message.id === '' ? [] : [`message   ${message.kind === 'dead' ? 'says it is' : message.kind} ${message.id}`]),
    ...letter.history.flatMap((deed) => [
      `${deed.action.padEnd(9)} ${deed.at} by ${deed.who}${deed.note && `: ${deed.note}`}${deed.outcome ? ` -> ${deed.outcome}` : ''}${deed.reason ? ` (${deed.reason})` : ''}`,
      ...deed.problems.map((problem) => `          ${formatProblem(problem)}`),
    ]),
    ...(value_base64 === null ? [] : ['', text ?? `(no text; in base64) ${value_base64}`]),
  ]
}

export interface DeedOptions {
  reason?: string
  who?: string
}

/** `dlq retry ID…`: exit 0 all of them are in, 1 one is not. */
export const dlqRetry = (ids: string[], options: DeedOptions): Promise<void> =>
  working(ids, async (desk, id) => {
    const letter = await desk.retry(id, whoOf(options), options.reason ?? '')
    const last = letter.history.at(-1)
    console.log(`${id}: ${last?.outcome}${last?.reason ? ` (${last.reason})` : ''}`)
    for (const problem of last?.problems ?? []) console.error(`${id}: ${formatProblem(problem)}`)
    return letter.state === 'retried'
  })

/** `dlq discard ID…`: gives them up; they stay on record. */
export const dlqDiscard = (ids: string[], options: DeedOptions): Promise<void> =>
  working(ids, async (desk, id) => {
    await desk.discard(id, whoOf(options), options.reason ?? '')
    console.log(`${id}: discarded`)
    return true
  })

const whoOf = ({ who }: DeedOptions): string => who || userInfo().username

async function reading(work: (queries: Queries) => Promise<void>): Promise<void> {
  const store = await openStoreFor(settingsFrom())
  try {
    await work(store.queries)
  } finally {
    await store.close()
  }
}

/** One after the other; what cannot be done is said, and the rest is gone on with. */
async function working(ids: string[], work: (desk: LetterDesk, id: string) => Promise<boolean>): Promise<void> {
  const settings = settingsFrom()
  const store = await openStoreFor(settings)
  try {
    const ingest = await openIngestFor(store, settings, openLog('warn'))
    let failed = 0
    try {
      const desk = letterDesk(store, ingest)
      for (const id of ids) if (!(await done(work(desk, id)))) failed++
    } finally {
      await ingest.close()
    }
    if (failed > 0) throw new Complaint(`${failed} of ${ids.length} could not be dealt with (see above).`)
  } finally {
    await store.close()
  }
}

async function done(work: Promise<boolean>): Promise<boolean> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof LetterError)) throw error
    console.error(error.message)
    return false
  }
}
