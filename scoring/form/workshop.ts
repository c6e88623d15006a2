import type { Calendar, Call } from '../../contract/index.ts'
import type { Scene, Settings, View, Workshop } from '../detect/detector.ts'
import { Ear } from '../match/ear.ts'
import { Lexicon } from '../match/lexicon.ts'
import { Lookout } from '../match/lookout.ts'
import type { Lists } from '../match/phrase.ts'
import type { Alphabet } from '../match/place.ts'
import { type CompiledRule, compileRule } from '../rule/compile.ts'
import { RuleError } from '../rule/error.ts'
import type { Rule } from '../rule/schema.ts'
import { type CompiledSituation, compileSituation } from '../rule/situation.ts'
import type { Verdict } from '../rule/verdict.ts'
import type { Transcript, Voice } from '../transcript.ts'
import type { Book } from './book.ts'

/** What the rules of a book share, for those who explain a score. */
export interface Shelf {
  lists: Book['lists']
  /** @throws Error where there is none of that id */
  situation(id: string): CompiledSituation
}

export type Workplace = ReturnType<typeof workshopOf>

/**
 * Collects what the rules of a book want to hear; `sceneOf` then shows them a call in which it has been heard.
 * @param list where the lists are looked up, if not in the book
 */
export function workshopOf(
  { lists, situations = {} }: Pick<Book, 'lists' | 'situations'>,
  list: Lists = listIn(lists),
) {
  const lexicons = new Map<Alphabet, Lexicon>()
  const ears = new Map<Alphabet, Map<Voice, Ear>>()
  const shared = new Map<string, number>()
  const known = new Map<string, CompiledSituation | 'in the making'>()
  const workshop: Workshop = {
    ear(voice, alphabet) {
      const own = ears.get(alphabet) ?? new Map<Voice, Ear>()
      ears.set(alphabet, own)
      const ear = own.get(voice) ?? new Ear(voice, workshop.lexicon(alphabet))
      own.set(voice, ear)
      return ear
    },
    lexicon(alphabet) {
      const own = lexicons.get(alphabet) ?? new Lexicon(alphabet, list)
      lexicons.set(alphabet, own)
      return own
    },
    lookout: new Lookout(),
    share(text) {
      const key = shared.get(text) ?? shared.size
      shared.set(text, key)
      return key
    },
    list,
    situation: (id) => situationOf(id).ask,
  }
  const situationOf = (id: string): CompiledSituation => {
    const found = known.get(id)
    if (found === 'in the making') throw new Error(`situation "${id}" needs itself`)
    if (found) return found
    const situation = Object.hasOwn(situations, id) ? situations[id] : undefined
    if (!situation) throw new Error(`there is no situation "${id}"`)
    known.set(id, 'in the making')
    try {
      const made = compileSituation(situation, workshop)
      known.set(id, made)
      return made
    } catch (error) {
      known.delete(id)
      if (error instanceof RuleError) throw new Error(`situation "${id}": ${error.message}`)
      throw error
    }
  }
  const rules = new Map<Rule, CompiledRule>()
  /** A rule made ready, once however many forms have it. @throws RuleError */
  const ruleOf = (rule: Rule): CompiledRule => {
    const ready = rules.get(rule) ?? compileRule(rule, workshop)
    rules.set(rule, ready)
    return ready
  }
  const shelf: Shelf = { lists, situation: situationOf }
  const verdicts: (Verdict | undefined)[] = []
  const views: (View | undefined)[] = []
  /** Holds until the next: what was worked out for one call is forgotten with it. */
  const sceneOf = (call: Call, transcript: Transcript, settings: Settings, clock: Calendar): Scene => {
    if (verdicts.length !== shared.size) verdicts.length = views.length = shared.size
    verdicts.fill(undefined)
    views.fill(undefined)
    const { leastSure, unheard, strangers } = transcript
    const clear = leastSure >= settings.min_confidence && !unheard && !strangers
    return { call, transcript, settings, clock, clear, verdicts, views }
  }
  return { workshop, ruleOf, sceneOf, shelf }
}

const listIn =
  (lists: Book['lists']): Lists =>
  (id) => {
    const phrases = Object.hasOwn(lists, id) ? lists[id] : undefined
    if (!phrases) throw new Error(`there is no list "${id}"`)
    return phrases
  }
