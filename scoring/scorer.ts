import type { Call, FormView, Score, Unscored } from '../contract/index.ts'
import { canonical, hashOf } from './canonical.ts'
import { type Tally, tallyOf } from './explain/tally.ts'
import { type ItemTrace, traceForm } from './explain/trace.ts'
import type { Book } from './form/book.ts'
import { type CompiledForm, compileForm } from './form/compile.ts'
import { emptyScore } from './form/evaluate.ts'
import { selectForm } from './form/select.ts'
import { workplacesFor } from './form/workplaces.ts'
import { languageOf } from './rule/applies.ts'
import { readTranscript, type Transcript } from './transcript.ts'

/** A rule book ready to use: canonical text, its hash, and what the pages show of it. */
export interface Rulebook {
  hash: string
  id: string
  version: string
  /** Canonical JSON; `sha256:` and the sha256 of its UTF-8 bytes is the hash. */
  text: string
  view: FormView
}

/** A score, and how its items came about; none where the call could not be scored. */
export interface Explanation {
  score: Score
  items: ItemTrace[]
  tally: Tally | null
}

/** Scores calls against the most specific form that fits each. Pure: no I/O, no clock, no randomness. */
export interface Scorer {
  rulebooks: Rulebook[]
  /**
   * @param inputHash `sha256:…` of the call's bytes as received
   * @param formId judge by this form, whatever the call
   */
  score(call: Call, inputHash: string, formId?: string): Score
}

/** A scorer that also says why each rule of the form did or did not fire. */
export interface Explainer extends Scorer {
  explain(call: Call, inputHash: string, formId?: string): Explanation
  /** How a score of its own follows from its items; null where nothing was judged. */
  tally(score: Score): Tally | null
}

/** @throws RuleError where a book does not compile; RangeError for an unknown time zone */
export function createScorer(books: readonly Book[]): Explainer {
  const rulebooks = books.map(rulebookOf)
  const workplaces = workplacesFor(books)
  const forms = books.map((book, i) => compileForm(book, (rulebooks[i] as Rulebook).hash, workplaces[i]))
  const formFor = (call: Call, formId: string | undefined): CompiledForm | null =>
    formId === undefined ? selectForm(forms, call) : (forms.find((one) => one.form.id === formId) ?? null)
  return {
    rulebooks,
    score: (call, inputHash, formId) => judge(call, inputHash, formFor(call, formId)),
    explain(call, inputHash, formId) {
      const form = formFor(call, formId)
      const score = judge(call, inputHash, form)
      if (form === null) return { score, items: [], tally: null }
      return { score, items: traceForm(form, call, score), tally: tallyOf(form.plan, score) }
    },
    tally(score) {
      const form = forms.find(({ hash }) => hash === score.form?.hash)
      return form ? tallyOf(form.plan, score) : null
    },
  }
}

/** A stored rule book's text, compiled again: what proves a score made with it. Null where no form fitted. */
export function scorerOf(text: string | null): (call: Call, inputHash: string) => Score {
  const form = text === null ? null : compileForm(JSON.parse(text) as Book, hashOf(text))
  return (call, inputHash) => judge(call, inputHash, form)
}

function judge(call: Call, inputHash: string, form: CompiledForm | null): Score {
  const place = form && { id: form.form.id, version: form.form.version, hash: form.hash }
  const transcript = readTranscript(call)
  const unscored = unscorable(call, transcript, form)
  return unscored
    ? emptyScore(call, inputHash, place, unscored)
    : (form as CompiledForm).evaluate(call, transcript, inputHash)
}

/** Why nobody can be judged by a call; null where somebody can. */
function unscorable(call: Call, transcript: Transcript, form: CompiledForm | null): Unscored | null {
  if (call.disposition === 'voicemail') return 'voicemail'
  if (call.disposition === 'unanswered' || call.disposition === 'abandoned') return 'unanswered'
  let [agent, stranger, anybody] = [false, false, false]
  for (const { kind, speaker } of transcript.turns) {
    if (kind === 'noise') continue
    if (speaker === 'agent') agent = true
    if (speaker === 'unknown') stranger = true
    if (speaker !== 'ivr') anybody = true
  }
  const answered = call.answered_at !== undefined || call.disposition === 'answered' || call.disposition === 'dropped'
  if (call.channel === 'voice' && !answered && !agent && !stranger) return 'unanswered'
  if (!anybody) return 'empty'
  if (!agent && stranger) return 'no_roles'
  if (languageOf(call.language) === null) return 'language'
  if (form === null) return 'no_form'
  return form.swapped(transcript) ? 'swapped_roles' : null
}

function rulebookOf(book: Book): Rulebook {
  const text = canonical(book)
  const hash = hashOf(text)
  return { hash, id: book.form.id, version: book.form.version, text, view: viewOf(book, hash) }
}

function viewOf({ form, rules }: Book, hash: string): FormView {
  return {
    id: form.id,
    version: form.version,
    hash,
    title: form.title,
    grades: form.grades,
    sections: form.sections.map(({ id, title, weight, items }) => ({
      id,
      title,
      ...weighing(weight),
      items: items.map((item) => ({
        id: item.id,
        title: item.title,
        points: item.points,
        ...weighing(item.weight),
        ...(item.review && { review: item.review }),
      })),
    })),
    rules: Object.values(rules).map(({ id, version, title, why, tags, clauses }) => {
      return { id, version, title, why, tags, clauses: clauses ?? [] }
    }),
  }
}

const weighing = (weight = 1): { weight?: number } => (weight === 1 ? {} : { weight })
