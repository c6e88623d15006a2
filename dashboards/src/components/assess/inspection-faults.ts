import type { ChecklistView } from '../../api/types.ts'
import type { useWords } from '../../words.ts'

/** The API takes no more of each. */
const MOST_COUNTED = 1_000_000
const MOST_PROBLEMS = 1000

export interface Line {
  looked: boolean
  /** What a number field holds: '' for whatever is no number. */
  problems: number | ''
  whole: boolean
  note: string
}

export interface Entered {
  day: string
  /** In the zone of the centre. */
  today: string
  who: string
  whom: string
  checked: string
  of: string
  looked: readonly ChecklistView['items'][number][]
  lines: Readonly<Record<string, Line>>
}

export interface Fault {
  /** `item:<id>` for the number of problems of an item. */
  field: string
  text: string
  /** Only not filled in yet: nothing to be told before somebody saves. */
  blank: boolean
}

/** A whole number from 1 on, or null. */
export function count(text: string): number | null {
  const value = /^\d{1,7}$/.test(text.trim()) ? Number(text) : 0
  return value >= 1 && value <= MOST_COUNTED ? value : null
}

export const isNumberOfProblems = (value: number | ''): value is number =>
  value !== '' && Number.isInteger(value) && value >= 0 && value <= MOST_PROBLEMS

/** Everything that is wrong with an inspection, each under its field, in the order of the fields. */
export function faultsOf(entered: Entered, { t, date, phrase }: ReturnType<typeof useWords>): Fault[] {
  const { day, today, who, whom, looked, lines } = entered
  const faults: Fault[] = []
  const say = (field: string, text: string, blank = false) => faults.push({ field, text, blank })
  if (!/^(19[7-9]\d|2[01]\d\d)-/.test(day)) say('day', t('inspect.needDay'), day === '')
  else if (day > today) say('day', t('inspect.dayToCome', { today: date(today) }))
  if (who.trim() === '') say('who', t('inspect.needWho'), true)
  if (whom === '') say('whom', t('inspect.needWhom'), true)
  for (const field of ['checked', 'of'] as const)
    if (count(entered[field]) === null)
      say(field, t('inspect.needCount', { field: t(`inspect.${field}`) }), entered[field].trim() === '')
  const [part, all] = [count(entered.checked), count(entered.of)]
  if (part !== null && all !== null && part > all)
    say('checked', t('inspect.tooMany', { checked: t('inspect.checked'), of: t('inspect.of') }))
  if (looked.length === 0) say('items', t('inspect.needItems'), true)
  for (const { id, title } of looked)
    if (!isNumberOfProblems(lines[id]?.problems ?? ''))
      say(`item:${id}`, t('inspect.needProblems', { item: phrase(title), most: MOST_PROBLEMS }))
  return faults
}
