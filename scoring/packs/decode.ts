import { Compile } from 'typebox/compile'
import { isTag } from '../../contract/index.ts'
import { formProblems } from '../form/check.ts'
import type { Book } from '../form/compile.ts'
import { Form } from '../form/schema.ts'
import { ambiguous } from '../form/select.ts'
import { parsePhrase } from '../match/phrase.ts'
import { compileRule, RuleError } from '../rule/compile.ts'
import { PhraseList, Rule } from '../rule/schema.ts'
import { Examples } from './examples.ts'
import { AuthorError, type Decoded, decodeSource, type Source } from './source.ts'

const forms = Compile(Form)
const rules = Compile(Rule)
const lists = Compile(PhraseList)
const examples = Compile(Examples)

/** A pack as read: every file decoded, by id. */
export interface Pack {
  forms: Map<string, Decoded<Form>>
  rules: Map<string, Decoded<Rule>>
  lists: Map<string, Decoded<PhraseList>>
  /** By the id of the rule they are of. */
  examples: Map<string, Decoded<Examples>>
}

/**
 * Files of a pack -> its parts. A file's folder says what it is: `forms/`, `rules/`, `lists/`; a rule's examples stand
 * beside it as `<id>.examples.yaml`. @throws AuthorError with everything that is wrong in all of them
 */
export function decodePack(sources: readonly Source[]): Pack {
  const problems: string[] = []
  const pack: Pack = { forms: new Map(), rules: new Map(), lists: new Map(), examples: new Map() }
  const keep = <T>(into: Map<string, Decoded<T>>, id: string, decoded: Decoded<T>) => {
    const stem = stemOf(decoded.source)
    const other = into.get(id)
    if (other) problems.push(decoded.complain(`"${id}" is also the id of ${other.source.path}`, ['id']))
    else if (stem !== id) problems.push(decoded.complain(`the id is "${id}", but the file is called "${stem}"`, ['id']))
    else into.set(id, decoded)
  }
  for (const source of sources) {
    try {
      if (source.path.endsWith('.examples.yaml')) {
        const decoded = decodeSource<Examples>(source, examples)
        keep(pack.examples, decoded.value.rule, decoded)
      } else if (/(^|\/)forms\//.test(source.path)) {
        const decoded = decodeSource<Form>(source, forms)
        keep(pack.forms, decoded.value.id, decoded)
      } else if (/(^|\/)rules\//.test(source.path)) {
        const decoded = decodeSource<Rule>(source, rules)
        decoded.value.tags.forEach((tag, i) => {
          if (!isTag(tag))
            problems.push(
              decoded.complain(`"${tag}" is no tag of the contract, nor does it begin with x-`, ['tags', i]),
            )
        })
        keep(pack.rules, decoded.value.id, decoded)
      } else {
        const decoded = decodeSource<PhraseList>(source, lists)
        problems.push(...unreadable(decoded))
        keep(pack.lists, decoded.value.id, decoded)
      }
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error
      problems.push(...error.problems)
    }
  }
  // A rule that cannot be read has been complained of already.
  const stems = new Set(sources.filter(({ path }) => !path.endsWith('.examples.yaml')).map(stemOf))
  for (const [id, decoded] of pack.examples) {
    if (!stems.has(id)) problems.push(decoded.complain(`there is no rule "${id}"`, ['rule']))
  }
  if (problems.length > 0) throw new AuthorError(problems)
  return pack
}

const stemOf = ({ path }: Source): string => path.replace(/^.*\//, '').replace(/(\.examples)?\.yaml$/, '')

function unreadable(decoded: Decoded<PhraseList>): string[] {
  return decoded.value.phrases.flatMap((phrase, i) => {
    try {
      parsePhrase(phrase)
      return []
    } catch (error) {
      return [decoded.complain((error as Error).message, ['phrases', i])]
    }
  })
}

/** One book a form: what it takes to judge by it, and nothing else. @param timeZone IANA name. @throws AuthorError with everything that is wrong */
export function booksOf(pack: Pack, timeZone: string): Book[] {
  const problems = [...ruleProblems(pack), ...useProblems(pack)]
  const forms = [...pack.forms.values()].map(({ value }) => value)
  for (const [a, b] of ambiguous(forms)) {
    const where = pack.forms.get(b.id) as Decoded<Form>
    problems.push(
      where.complain(`a call may fit this form and "${a.id}" equally well; narrow one of them`, ['applies_to']),
    )
  }
  if (problems.length > 0) throw new AuthorError(problems)
  return forms.map((form) => bookOf(form, pack, timeZone))
}

/** Each rule compiled by itself, whether a form uses it or not. */
function ruleProblems({ rules, lists }: Pack): string[] {
  const list = (id: string): readonly string[] => {
    const found = lists.get(id)
    if (!found) throw new Error(`there is no list "${id}"`)
    return found.value.phrases
  }
  return [...rules.values()].flatMap(({ value, complain }) => {
    try {
      compileRule(value, { collect: () => 0, share: () => 0, list })
      return []
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      return [complain(error.message, error.path, error.offset)]
    }
  })
}

/** A form adds up, and uses rules that there are, and each once. */
function useProblems({ forms, rules }: Pack): string[] {
  return [...forms.values()].flatMap(({ value, complain }) => {
    const used = new Set<string>()
    const uses = usesOf(value).flatMap(({ rule, path }) => {
      const again = used.has(rule)
      used.add(rule)
      if (!rules.has(rule)) return [complain(`there is no rule "${rule}"`, path)]
      return again ? [complain(`rule "${rule}" is used twice on this form`, path)] : []
    })
    return [...formProblems(value).map(({ message, path }) => complain(message, path)), ...uses]
  })
}

const usesOf = ({ sections }: Form) =>
  sections.flatMap(({ items }, s) =>
    items.flatMap((item, i) =>
      (item.rules ?? []).map(({ rule }, u) => ({ rule, path: ['sections', s, 'items', i, 'rules', u, 'rule'] })),
    ),
  )

/** A book of a single rule on a form of its own: what its examples are judged by. */
export function bookOf(form: Form, pack: Pack, timeZone: string): Book {
  const chosen = usesOf(form).flatMap(({ rule }) => pack.rules.get(rule)?.value ?? [])
  const wanted = new Set(chosen.flatMap(listsOf))
  const phrases = [...pack.lists]
    .filter(([id]) => wanted.has(id))
    .map(([id, { value }]) => [id, value.phrases] as const)
  return {
    form,
    rules: Object.fromEntries(chosen.map((rule) => [rule.id, rule])),
    lists: Object.fromEntries(phrases),
    timeZone,
  }
}

function listsOf(rule: Rule): string[] {
  const detectors = Object.values(rule.conditions).flatMap((condition) => Object.values(condition as object))
  return detectors.flatMap((spec: { lists?: string[]; except_lists?: string[] }) => [
    ...(spec.lists ?? []),
    ...(spec.except_lists ?? []),
  ])
}
