import { createLimits } from '../scoring/tickets/limits.ts'
import { EVERYTHING, type LetterDesk, type Queries } from '../store/types.ts'
import { buildApp } from './app.ts'

/** The API's OpenAPI document; the same text for the same code. Nothing is opened for it. */
export async function openApiText(): Promise<string> {
  const app = buildApp({
    queries: {} as Queries,
    accept: () => Promise.reject(new Error('only described, not served')),
    letters: {} as LetterDesk,
    limits: createLimits({ limits: [], times: {}, scales: [], timeZone: 'UTC' }),
    assessment: { assessors: [], checklists: new Map(), keepInspections: async () => {}, keepKpis: async () => {} },
    scope: () => EVERYTHING,
    timeZone: 'UTC',
  })
  await app.ready()
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`
  await app.close()
  return text
}
