import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { ApiError } from './api/client.ts'
import type { Bilingual } from './api/types.ts'
import * as format from './format.ts'
import type { Language } from './i18n.ts'
import { nameIn } from './named.ts'

/** Everything a page says in the chosen language: messages, names of codes, numbers and times. */
export function useWords() {
  const { t, te, tm, locale } = useI18n()
  const language = (): Language => locale.value as Language

  const named = (group: string, code: string): string => nameIn(tm(group), code)

  /** The message of a reason; an unknown one is shown as it is. */
  const reason = (group: 'unscored' | 'notEvaluated', code: string): string =>
    te(`${group}.${code}`) ? t(`${group}.${code}`) : t(`${group}.other`, { reason: code })

  /** Why a request failed, and what to do. The server's own words are English, and stand only for what is unknown here. */
  const failure = (error: Error): string => {
    if (!(error instanceof ApiError) || error.status === 0) return t('error.unreachable')
    if (error.problems.length === 0) {
      const known = `error.codes.${error.code}`
      return te(known) ? t(known) : t('error.refused', { message: error.message })
    }
    const values = error.problems.map(({ path, found }) =>
      t('error.parameter', { name: path, found: found === 'nothing' ? t('error.absent') : found }),
    )
    return t('error.parameters', { values: values.join(t('error.and')) })
  }

  return {
    t,
    failure,
    te,
    language,
    reason,
    named,
    tag: (code: string) => named('tag', code),
    grade: (code: string) => named('grade', code),
    channel: (code: string) => named('channel', code),
    direction: (code: string) => named('direction', code),
    category: (code: string) => named('ticket.categories', code),
    priority: (code: string) => named('ticket.priorities', code),
    field: (code: string) => named('field', code),
    unit: (code: string) => named('unit', code),
    phrase: (text: Bilingual) => text[language()],
    agentName: (agent: { id: string; name: string }) => agent.name || agent.id,
    number: (value: number | null | undefined, digits?: number) => format.number(value, language(), digits),
    points: (value: number | null | undefined) => format.points(value, language()),
    score: (value: number | null | undefined) => format.number(value, language(), 1),
    share: (value: number) => format.share(value, language()),
    percent: (value: number | null | undefined) => format.percent(value, language()),
    signed: (value: number) => format.signed(value, language()),
    month: (text: string) => format.month(text, language()),
    date: (text: string) => format.date(text, language()),
    dayOfMonth: (text: string) => format.dayOfMonth(text, language()),
    dateTime: (text: string) => format.dateTime(text, language()),
    fullDateTime: (text: string) => format.fullDateTime(text, language()),
    duration: (ms: number) => format.duration(ms, language()),
    span: (ms: number) => format.span(ms, language()),
    clock: format.clock,
  }
}

/** Keeps the document's title: what the page is about, then the product. */
export function useTitle(about: () => string): void {
  watchEffect(() => {
    document.title = `${about()} · Earshot`
  })
}
