import { Gauge, register } from 'prom-client'
import { Type } from 'typebox'
import { EVERYTHING } from '../../store/types.ts'
import type { App, AppOptions, Check } from '../options.ts'
import { type CheckResult, Readiness } from '../schemas.ts'

const CHECK_TIMEOUT_MS = 3000

/** For whoever keeps the process running: is it alive, is it ready, how is it doing. */
export function serviceRoutes(app: App, { queries, checks = [] }: Pick<AppOptions, 'queries' | 'checks'>): void {
  const all: Check[] = [{ name: 'store', run: () => storeAnswers(queries) }, ...checks]

  app.get(
    '/healthz',
    {
      config: { public: true },
      schema: {
        operationId: 'getHealth',
        tags: ['service'],
        summary: 'The process is alive',
        response: { 200: Type.Object({ alive: Type.Boolean() }) },
      },
    },
    () => ({ alive: true }),
  )

  app.get(
    '/readyz',
    {
      config: { public: true },
      schema: {
        operationId: 'getReadiness',
        tags: ['service'],
        summary: 'Ready for work, or what is in the way',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (request, reply) => {
      const results = await Promise.all(all.map((check) => runCheck(check)))
      const ready = results.every(({ ok }) => ok)
      if (!ready) request.log.warn({ checks: results.filter(({ ok }) => !ok) }, 'not ready')
      return reply.code(ready ? 200 : 503).send({ ready, checks: results })
    },
  )

  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        tags: ['service'],
        summary: 'Figures for Prometheus',
        produces: ['text/plain'],
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      await countLetters(queries).catch((error: Error) => request.log.warn({ err: error }, 'dead letters not counted'))
      return reply.type(register.contentType).send(await register.metrics())
    },
  )
}

const openLetters =
  (register.getSingleMetric('earshot_dead_letters_open') as Gauge | undefined) ??
  new Gauge({
    name: 'earshot_dead_letters_open',
    help: 'Messages that could not be used and that nobody has dealt with, by reason',
    labelNames: ['reason'],
  })

/** Counted when asked for, so that it is the same for every process of an installation. */
async function countLetters(queries: AppOptions['queries']): Promise<void> {
  const counted = await queries.openLetters()
  openLetters.reset()
  for (const { reason, letters } of counted) openLetters.set({ reason }, letters)
}

async function runCheck({ name, run }: Check): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS)
  })
  try {
    await Promise.race([run(), late])
    return { name, ok: true, problem: '' }
  } catch (error) {
    return { name, ok: false, problem: (error as Error).message }
  } finally {
    clearTimeout(timer)
  }
}

/** The database's own words may hold addresses; they go to the log of whatever request fails, not to everybody. */
async function storeAnswers(queries: AppOptions['queries']): Promise<void> {
  // A look-up by key reads a table and costs next to nothing.
  await queries.call('', EVERYTHING).catch(() => {
    throw new Error('the database does not answer')
  })
}
