import type { Evidence } from '../../api/types.ts'
import { useWords } from '../../words.ts'

/** Words for what was measured and what is allowed: `静默 18 秒 · 标准 15 秒`. */
export function useMeasure(): (evidence: Evidence) => string {
  const { t, field, unit, number, duration, phraseOf } = useMeasureWords()

  const amount = (value: number | string | boolean, of: string | undefined, name: string | undefined): string => {
    if (typeof value === 'string') return phraseOf(value, name)
    if (typeof value === 'boolean') return String(value)
    if (of === 'ms') return duration(value)
    return of === undefined ? number(value) : `${number(value)} ${unit(of)}`
  }

  return ({ field: name, value, limit, unit: of, start_ms, end_ms }) => {
    if (value === undefined) {
      return start_ms !== undefined && end_ms !== undefined && end_ms > start_ms ? duration(end_ms - start_ms) : ''
    }
    const measured = `${name === undefined ? '' : `${field(name)} `}${amount(value, of, name)}`
    return limit === undefined ? measured : `${measured} · ${t('call.limit', { limit: amount(limit, of, name) })}`
  }
}

function useMeasureWords() {
  const words = useWords()
  return {
    ...words,
    number: (value: number) => words.points(value),
    phraseOf: (value: string, field: string | undefined): string => {
      if (field === 'channel') return words.channel(value)
      if (field === 'direction') return words.direction(value)
      if (field === 'ended_by') return words.named('endedBy', value)
      return field === 'last_words' ? words.named('speaker', value) : value
    },
  }
}
