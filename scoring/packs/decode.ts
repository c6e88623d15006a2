import { Compile } from 'typebox/compile'
import { isTag } from '../../contract/index.ts'
import { type Book, compileForm } from '../form/compile.ts'
import { Form } from '../form/schema.ts'
import { ambiguous } from '../form/select.ts'
import { parsePhrase } from '../match/phrase.ts'
import { RuleError } from '../rule/compile.ts'
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
    const stem = decoded.source.path.replace(/^.*\//, '').replace(/(\.examples)?\.yaml$/, '')
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
  for (const [id, decoded] of pack.examples) {
    if (!pack.rules.has(id)) problems.push(decoded.complain(`there is no rule "${id}"`, ['rule']))
  }
  if (problems.length > 0) throw new AuthorError(problems)
  return pack
}

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

/** One book a form: what it takes to judge by it, and nothing else. @throws AuthorError */
export function booksOf(pack: Pack): Book[] {
  const problems: string[] = []
  const books = [...pack.forms.values()].map((decoded) => {
    const book = bookOf(decoded.value, pack)
    try {
      compileForm(book, '')
    } catch (error) {
      problems.push(explain(error as Error, decoded, pack))
    }
    return book
  })
  for (const [a, b] of ambiguous(books.map(({ form }) => form))) {
    const where = pack.forms.get(b.id) as Decoded<Form>
    problems.push(
      where.complain(`a call may fit this form and "${a.id}" equally well; narrow one of them`, ['applies_to']),
    )
  }
  if (problems.length > 0) throw new AuthorError([...new Set(problems)])
  return books
}

/** A book of a single rule on a form of its own: what its examples are judged by. */
export function bookOf(form: Form, pack: Pack): Book {
  const used = form.sections.flatMap(({ items }) => items.flatMap((item) => item.rules.map((use) => use.rule)))
  const chosen = used.flatMap((id) => pack.rules.get(id)?.value ?? [])
  const wanted = new Set(chosen.flatMap(listsOf))
  const phrases = [...pack.lists]
    .filter(([id]) => wanted.has(id))
    .map(([id, { value }]) => [id, value.phrases] as const)
  return { form, rules: Object.fromEntries(chosen.map((rule) => [rule.id, rule])), lists: Object.fromEntries(phrases) }
}

function listsOf(rule: Rule): string[] {
  const detectors = Object.values(rule.conditions).flatMap((condition) => Object.values(condition as object))
  return detectors.flatMap((spec: { lists?: string[]; except_lists?: string[] }) => [
    ...(spec.lists ?? []),
    ...(spec.except_lists ?? []),
  ])
}

function explain(error: Error, form: Decoded<Form>, pack: Pack): string {
  if (!(error instanceof RuleError)) return form.complain(error.message)
  const [id, ...path] = error.path
  const rule = pack.rules.get(id as string) as Decoded<Rule>
  return rule.complain(error.message, path, error.offset)
}
