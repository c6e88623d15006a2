import type { Call, Evidence } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith } from '../books.ts'

type Spec = Record<string, unknown>
type Settings = Partial<Book['form']['settings']>

/** Whose language a text is in: without any Chinese character it is English. */
const languageOf = (text: string) => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en-US')

export type Judge = (lines: readonly Line[], changes?: Partial<Call>) => Evidence[] | string

/** What a condition with this detector finds in the lines of a call, or what it comes to without. */
export function judgeOf(entity: Spec, settings: Settings = {}): Judge {
  const rule = ruleWith('r', { conditions: { it: { entity } }, find: 'it' })
  const books = ['zh', 'en'].map((language) =>
    bookWith(
      formWith([itemWith('item', 10, { rule: 'r', points: -10 })], {
        id: `form-${language}`,
        applies_to: { language } as never,
        settings: { min_confidence: 0.6, ...settings },
      }),
      rule,
    ),
  )
  const scorer = createScorer(books)
  return (lines, changes = {}) => {
    const language = languageOf(lines.map(([, text]) => text).join(''))
    const { findings, not_evaluated, items } = scorer.score(callOf(lines, { language, ...changes }), HASH)
    return findings[0]?.evidence ?? not_evaluated[0]?.reason ?? items[0]?.status ?? 'unscored'
  }
}

/** What the agent's lines are read as: `words=value unit`, the words of several lines joined by `/`. */
export function readAs(
  entity: Spec,
  texts: readonly string[],
  changes: Partial<Call> = {},
  settings?: Settings,
): string {
  const came = judgeOf(entity, settings)(
    texts.map((text): Line => ['agent', text]),
    changes,
  )
  if (typeof came === 'string') return came
  const hits = new Map<number, Evidence[]>()
  for (const one of came) hits.set(one.hit, [...(hits.get(one.hit) ?? []), one])
  return [...hits.values()]
    .map(
      (all) =>
        `${all.map(({ text }) => text).join('/')}=${[all[0]?.value, all[0]?.unit].filter((x) => x !== undefined).join(' ')}`,
    )
    .join('; ')
}

/** What lines apart by | are read as: only the value where all the words are, with the words where some are, or nothing. */
export function reading(entity: Spec, said: string, changes: Partial<Call> = {}, settings?: Settings): string {
  const came = readAs(entity, said.split('|'), changes, settings)
  const all = `${said.replaceAll('|', '/')}=`
  return came === 'pass' ? '' : came.startsWith(all) ? came.slice(all.length) : came
}
