import type { Nearest } from '../../contract/index.ts'
import type { Scene, View } from '../detect/detector.ts'
import { NAME_KINDS } from '../detect/entity/names.ts'
import { namesOf } from '../detect/names.ts'
import { fillNames } from '../detect/words.ts'
import type { Shelf } from '../form/workshop.ts'
import { BREAK } from '../match/part.ts'
import { type Lists, parsePhrase, writtenOut } from '../match/phrase.ts'
import { languageOf } from '../rule/applies.ts'
import type { Condition } from '../rule/condition.ts'
import type { Rule } from '../rule/schema.ts'
import { bestWindow, type Script, scriptOf } from '../text/similarity.ts'
import { type Tokens, tokens } from '../text/words.ts'

/** What was wanted, as its author wrote it, and what was heard most like it; null where nothing was. */
export interface NearestTrace {
  wanted: string
  at: Nearest | null
}

/** Less alike is by chance. */
const LEAST_ALIKE = 0.5
/** A phrase with many choices is compared by so many of them. */
const MOST_FORMS = 60

interface Wanted {
  text: string
  forms: readonly Script[]
}

type Author = Pick<Rule, 'conditions'> & { recommended: Rule['recommended'] | null }

/** For each of several phrases wanted together what came nearest to it; where any of them would do, of these the nearest. */
export function nearestTo(
  condition: Condition,
  author: Author,
  scene: Scene,
  view: View,
  shelf: Shelf,
): NearestTrace[] {
  const spec = (author.conditions[condition.name] as Record<string, unknown>)[condition.detector] as Spec
  const heard = view.turns.map(({ segment, text }) => ({ segment, text, words: tokens(text) }))
  const all = wantedBy(condition, spec, author, scene, shelf).map(({ text, forms }) => ({
    wanted: text,
    at: most(heard.flatMap((turn) => bestOf(forms, turn) ?? [])),
  }))
  if (WORDINGS.has(condition.detector) && (spec.all ?? spec.in_order ?? spec.at_least) !== undefined) return all
  const best = most(all.flatMap(({ at }) => at ?? []))
  return best === null ? [] : all.filter(({ at }) => at === best)
}

/** What detectors of words have in common, as far as it names words. */
interface Spec {
  any?: readonly string[]
  all?: readonly string[]
  in_order?: readonly string[]
  none?: readonly string[]
  at_least?: number
  lists?: readonly string[]
  to?: readonly string[]
}

const WORDINGS = new Set(['phrases', 'homophones'])

/** A condition's own words; where it has none, such as a regular expression, those recommended, as the score does. */
function wantedBy(
  { detector }: Condition,
  spec: Spec,
  { recommended }: Author,
  scene: Scene,
  { lists: known }: Shelf,
): Wanted[] {
  const { call, settings } = scene
  const language = languageOf(call.language) ?? 'zh'
  const lists = (id: string) => known[id] ?? []
  const listed = (spec.lists ?? []).flatMap((id) => lists(id))
  if (WORDINGS.has(detector)) {
    const own = spec.any ?? spec.all ?? spec.in_order ?? spec.none ?? []
    return [...own, ...listed].map((text) => ({ text, forms: formsOf(text, lists) }))
  }
  const plain =
    detector === 'similar'
      ? [...(spec.to ?? []), ...listed]
      : detector === 'entity'
        ? NAME_KINDS.filter((kind) => spec.any?.includes(kind)).flatMap((who) => namesOf(who, call, settings))
        : recommended === null
          ? []
          : [fillNames(recommended[language], language, scene)]
  return plain.map((text) => ({ text, forms: [scriptOf(text)] }))
}

/** A phrase in its choices, gaps closed. */
function formsOf(phrase: string, lists: Lists): Script[] {
  let forms = ['']
  for (const part of writtenOut(parsePhrase(phrase, lists)).parts) {
    const next = part.map((literal) => literal.replaceAll(BREAK, ' '))
    forms = forms.flatMap((form) => next.map((literal) => `${form} ${literal}`)).slice(0, MOST_FORMS)
  }
  return forms.map(scriptOf)
}

interface Heard {
  segment: number
  text: string
  words: Tokens
}

function bestOf(forms: readonly Script[], { segment, text, words }: Heard): Nearest | null {
  let nearest: Nearest | null = null
  for (const form of forms) {
    const best = bestWindow(words, form)
    if (!best || best.similarity < LEAST_ALIKE || best.similarity <= (nearest?.similarity ?? 0)) continue
    const { start, end } = best
    const similarity = Math.round(best.similarity * 100) / 100
    nearest = { segment, start, end, text: text.slice(start, end), similarity }
  }
  return nearest
}

/** The first of the most alike. */
const most = (all: readonly Nearest[]): Nearest | null =>
  all.reduce<Nearest | null>((best, one) => (best && best.similarity >= one.similarity ? best : one), null)
