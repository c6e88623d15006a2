import type { KpiEntry } from '../../api/types.ts'
import { useWords } from '../../words.ts'

/** What was entered, in words: `98% · 98 / 100`, or how many. */
export function useEntryWords() {
  const { t, number, dateTime } = useWords()
  const worded = ({ numerator, denominator }: KpiEntry): string => {
    if (denominator === null) return t('kpis.times', { n: number(numerator) })
    const percent = number((100 * numerator) / denominator, 2)
    return `${percent}% · ${t('assess.fraction', { n: number(numerator), d: number(denominator) })}`
  }
  const when = ({ entered_at }: KpiEntry): string => dateTime(entered_at)
  return { worded, when }
}
