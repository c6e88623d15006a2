import { Compile, type Validator } from 'typebox/compile'
import { isTag, TAGS } from '../../contract/index.ts'
import { Checklist, Scheme } from '../assessment/schema.ts'
import type { Book } from '../form/book.ts'
import { formProblems } from '../form/check.ts'
import { extendForm, formFaults } from '../form/extend.ts'
import { Form, FormExtension } from '../form/schema.ts'
import { ambiguous } from '../form/select.ts'
import { workshopOf } from '../form/workshop.ts'
import { listsIn, parsePhrase } from '../match/phrase.ts'
import { compileRule } from '../rule/compile.ts'
import { RuleError } from '../rule/error.ts'
import { ListExtension, PhraseList, type Rule, Situation } from '../rule/schema.ts'
import { compileSituation } from '../rule/situation.ts'
import { meant } from '../text/likest.ts'
import { byText } from '../text/order.ts'
import { LimitFile, limitSlips } from '../tickets/limit.ts'
import { timesSlips, WorkTimes } from '../tickets/worktimes.ts'
import { Catalogue } from './catalogue.ts'
import { Examples, RuleFile } from './examples.ts'
import { resolve, unrepeated } from './extends.ts'
import { extendList, listFaults } from './list.ts'
import { SchemeExamples } from './scheme-examples.ts'
import { schemeProblems } from './schemes.ts'
import { conditionSlips, exampleSlips, listSlips, type Slip } from './slips.ts'
import { AuthorError, type Decoded, decodeSource, type Reading, type Source } from './source.ts'
import { settled, withTagged } from './tagged.ts'

const FORM = extendable(Compile(Form), Compile(FormExtension), 'sections')
const rules = Compile(RuleFile)
const situations = Compile(Situation)
const LIST = extendable(Compile(PhraseList), Compile(ListExtension), 'phrases')
const examples = Compile(Examples)
const catalogues = Compile(Catalogue)
const limits = Compile(LimitFile)
const calendars = Compile(WorkTimes)
const schemes = Compile(Scheme)
const checklists = Compile(Checklist)
const schemeExamples = Compile(SchemeExamples)

/** A file that is whole, or extends another. @param part without it, it is not whole */
function extendable(whole: Validator, extending: Validator, part: string): Reading {
  return (has) => {
    const or: Record<string, string> = has(part) ? {} : { extends: part }
    return { validator: has(part) && !EXTENDING.some(has) ? whole : extending, or }
  }
}

const EXTENDING = ['extends', 'without', 'points']

/** A pack as read: every file decoded, by id. */
export interface Pack {
  forms: Map<string, Decoded<Form>>
  rules: Map<string, Decoded<Rule>>
  situations: Map<string, Decoded<Situation>>
  lists: Map<string, Decoded<PhraseList>>
  /** By the id of the rule they are of. */
  examples: Map<string, Decoded<Examples>>
  /** The service standard, by manual. */
  clauses: Map<string, Decoded<Catalogue>>
  /** Time limits on tickets. */
  limits: Map<string, Decoded<LimitFile>>
  /** When the centre works; at most one. */
  calendars: Map<string, Decoded<WorkTimes>>
  /** How a month is assessed, and what is inspected without a call. */
  schemes: Map<string, Decoded<Scheme>>
  checklists: Map<string, Decoded<Checklist>>
  /** By the id of the scheme they are of. */
  schemeExamples: Map<string, Decoded<SchemeExamples>>
}

/** Files of a pack -> its parts. @throws AuthorError with everything that is wrong in all of them */
export function decodePack(sources: readonly Source[]): Pack {
  const { pack, problems } = readFiles(sources)
  if (problems.length > 0) throw new AuthorError(problems)
  return pack
}

/**
 * What can be read of a pack, and what is wrong with the rest. A file's folder says what it is: `forms/`, `rules/`,
 * `situations/`, `lists/`, `clauses/`, `limits/`, `calendars/`, `schemes/`, `checklists/`; examples of a rule or scheme
 * stand beside it as `<id>.examples.yaml`.
 */
export function readFiles(sources: readonly Source[]): { pack: Pack; problems: string[] } {
  const problems: string[] = []
  const pack: Pack = {
    forms: new Map(),
    rules: new Map(),
    situations: new Map(),
    lists: new Map(),
    examples: new Map(),
    clauses: new Map(),
    limits: new Map(),
    calendars: new Map(),
    schemes: new Map(),
    checklists: new Map(),
    schemeExamples: new Map(),
  }
  const forms = filesOf<Omit<Form, 'extends'> | FormExtension>()
  const lists = filesOf<Omit<PhraseList, 'extends'> | ListExtension>()
  const keep = <T>(into: Map<string, Decoded<T>>, id: string, decoded: Decoded<T>, replaced?: typeof into) => {
    const stem = stemOf(decoded.source)
    const other = into.get(id)
    const over = other?.source.below && !decoded.source.below
    if (other && !over) problems.push(decoded.complain(`"${id}" is also the id of ${other.source.path}`, ['id']))
    else if (stem !== id) problems.push(decoded.complain(`the id is "${id}", but the file is called "${stem}"`, ['id']))
    else {
      if (other) replaced?.set(id, other)
      into.set(id, decoded)
    }
  }
  const slipped = ({ complain }: Decoded<unknown>, slips: readonly Slip[]) =>
    problems.push(...slips.map(({ message, path, offset }) => complain(message, path, offset)))
  const readers: Record<Kind, (source: Source) => void> = {
    examples(source) {
      const decoded = decodeSource<Examples>(source, examples)
      slipped(decoded, exampleSlips(decoded.value))
      keep(pack.examples, decoded.value.rule, decoded)
    },
    forms(source) {
      const decoded = decodeSource<Omit<Form, 'extends'> | FormExtension>(source, FORM)
      keep(forms.files, decoded.value.id, decoded, forms.replaced)
    },
    rules(source) {
      const { decoded, beside } = ruleAndExamples(decodeSource<RuleFile>(source, rules))
      if (beside) {
        slipped(beside, exampleSlips(beside.value))
        keep(pack.examples, beside.value.rule, beside)
      }
      decoded.value.tags.forEach((tag, i) => {
        if (!isTag(tag))
          problems.push(
            decoded.complain(`"${tag}" is no tag of the contract, nor does it begin with x-${meant(tag, TAGS)}`, [
              'tags',
              i,
            ]),
          )
      })
      keep(pack.rules, decoded.value.id, decoded)
    },
    situations(source) {
      const decoded = decodeSource<Situation>(source, situations)
      keep(pack.situations, decoded.value.id, decoded)
    },
    lists(source) {
      const decoded = decodeSource<Omit<PhraseList, 'extends'> | ListExtension>(source, LIST)
      keep(lists.files, decoded.value.id, decoded, lists.replaced)
    },
    clauses(source) {
      const decoded = decodeSource<Catalogue>(source, catalogues)
      keep(pack.clauses, decoded.value.manual, decoded)
    },
    limits(source) {
      const decoded = decodeSource<LimitFile>(source, limits)
      slipped(decoded, limitSlips(decoded.value))
      keep(pack.limits, decoded.value.id, decoded)
    },
    calendars(source) {
      const decoded = decodeSource<WorkTimes>(source, calendars)
      slipped(decoded, timesSlips(decoded.value))
      keep(pack.calendars, decoded.value.id, decoded)
    },
    schemes(source) {
      const decoded = decodeSource<Scheme>(source, schemes)
      keep(pack.schemes, decoded.value.id, decoded)
    },
    checklists(source) {
      const decoded = decodeSource<Checklist>(source, checklists)
      keep(pack.checklists, decoded.value.id, decoded)
    },
    schemeExamples(source) {
      const decoded = decodeSource<SchemeExamples>(source, schemeExamples)
      keep(pack.schemeExamples, decoded.value.scheme, decoded)
    },
  }
  // What cannot be read has been complained of already.
  const stems = {
    forms: new Set<string>(),
    lists: new Set<string>(),
    rules: new Set<string>(),
    schemes: new Set<string>(),
  }
  for (const source of sources) {
    try {
      const kind = kindOf(source)
      if (kind in stems) stems[kind as keyof typeof stems].add(stemOf(source))
      readers[kind](source)
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error
      problems.push(...error.problems)
    }
  }
  for (const [id, decoded] of pack.examples) {
    if (!stems.rules.has(id))
      problems.push(decoded.complain(`there is no rule "${id}"${meant(id, [...stems.rules])}`, ['rule']))
    // A rule in place of another is not proved by the other's examples.
    if (decoded.source.below && pack.rules.get(id)?.source.below !== true) pack.examples.delete(id)
  }
  for (const [id, decoded] of pack.schemeExamples) {
    if (!stems.schemes.has(id))
      problems.push(decoded.complain(`there is no scheme "${id}"${meant(id, [...stems.schemes])}`, ['scheme']))
    if (decoded.source.below && pack.schemes.get(id)?.source.below !== true) pack.schemeExamples.delete(id)
  }
  const naming = (files: typeof forms.files) =>
    new Map(
      [...files].map(([id, one]) => {
        const made = withTagged(one as Decoded<Form | FormExtension>, pack.rules)
        problems.push(...made.problems)
        return [id, made.decoded as typeof one]
      }),
    )
  const whole = resolve<Form, FormExtension>(
    'form',
    { files: naming(forms.files), replaced: naming(forms.replaced), known: stems.forms },
    { problems: formFaults, join: extendForm },
  )
  pack.forms = new Map([...whole.found].map(([id, one]) => [id, settled(one, pack.rules)]))
  const full = resolve<PhraseList, ListExtension>(
    'list',
    { ...lists, known: stems.lists },
    { problems: listFaults, join: extendList },
  )
  pack.lists = full.found
  problems.push(...whole.problems, ...full.problems)
  for (const decoded of pack.lists.values()) problems.push(...unreadable(decoded, pack))
  return { pack, problems: unrepeated(problems, (text) => text) }
}

/** A rule, and the examples in its file. */
function ruleAndExamples(file: Decoded<RuleFile>): { decoded: Decoded<Rule>; beside: Decoded<Examples> | null } {
  const { examples, ...rule } = file.value
  const decoded: Decoded<Rule> = { ...file, value: rule }
  if (examples === undefined) return { decoded, beside: null }
  const inFile = (path: readonly (string | number)[]) => (path[0] === 'rule' ? ['id'] : path)
  const complain: Decoded<Examples>['complain'] = (message, path = [], offset = null) =>
    file.complain(message, inFile(path), offset)
  return { decoded, beside: { ...file, value: { rule: rule.id, examples }, complain } }
}

const filesOf = <T>() => ({ files: new Map<string, Decoded<T>>(), replaced: new Map<string, Decoded<T>>() })

const FOLDERS = [
  'rules',
  'forms',
  'lists',
  'situations',
  'clauses',
  'limits',
  'calendars',
  'schemes',
  'checklists',
] as const
type Kind = (typeof FOLDERS)[number] | 'examples' | 'schemeExamples'

/** What a file is, by its name and the nearest folder that says it. @throws AuthorError where nothing does */
function kindOf({ path }: Source): Kind {
  const refuse = (message: string) => new AuthorError([`${path}:1:1: ${message}`])
  const [name = '', ...above] = path.split('/').reverse()
  if (!name.endsWith('.yaml'))
    throw refuse(`a file of a pack is called ….yaml; call it ${name.replace(/\.ya?ml$/i, '.yaml')}`)
  if (name.endsWith('.example.yaml')) throw refuse(`call it ${name.replace('.example.', '.examples.')}`)
  const kind = above.map((folder) => FOLDERS.find((one) => one === folder)).find((one) => one !== undefined)
  if (name.endsWith('.examples.yaml')) return kind === 'schemes' ? 'schemeExamples' : 'examples'
  if (!kind) throw refuse(`nothing says what this file is; put it in a folder called ${FOLDERS.join(', ')}`)
  return kind
}

const stemOf = ({ path }: Source): string => path.replace(/^.*\//, '').replace(/(\.examples)?\.yaml$/, '')

function unreadable(decoded: Decoded<PhraseList>, pack: Pack): string[] {
  const slips = listSlips(decoded.value)
  if (slips.length > 0) return slips.map(({ message, path, offset }) => decoded.complain(message, path, offset))
  return decoded.value.phrases.flatMap((phrase, i) => {
    try {
      parsePhrase(phrase, listOf(pack))
      return []
    } catch (error) {
      return [decoded.complain((error as Error).message, ['phrases', i])]
    }
  })
}

/** One book a form: what it takes to judge by it, and nothing else. @param timeZone IANA name. @throws AuthorError with everything that is wrong */
export function booksOf(pack: Pack, timeZone: string): Book[] {
  const problems = bookProblems(pack)
  if (problems.length > 0) throw new AuthorError(problems)
  return [...pack.forms.values()].map(({ value }) => bookOf(value, pack, timeZone))
}

/** What is wrong with rules, situations and forms although each can be read. */
export function bookProblems(pack: Pack): string[] {
  const problems = unrepeated([...ruleProblems(pack), ...useProblems(pack), ...schemeProblems(pack)], (text) => text)
  const forms = [...pack.forms.values()].map(({ value }) => value)
  for (const [a, b] of ambiguous(forms)) {
    const where = pack.forms.get(b.id) as Decoded<Form>
    problems.push(
      where.complain(
        `a call may fit this form and "${a.id}" equally well; narrow one of them, or let one extend the other`,
        ['applies_to'],
      ),
    )
  }
  return problems
}

/** @throws Error where there is no such list */
const listOf =
  ({ lists }: Pack) =>
  (id: string): readonly string[] => {
    const found = lists.get(id)
    if (!found) throw new Error(`there is no list "${id}"${meant(id, [...lists.keys()])}`)
    return found.value.phrases
  }

/** A message that begins with what is wrong in quotes: it is marked where it stands. */
const QUOTED = /^(?:there is no (?:list|situation) |no other condition |regex )?"([^"]*)"/

/** Each situation and each rule compiled by itself, whether a form uses it or not. */
function ruleProblems(pack: Pack): string[] {
  const situations = Object.fromEntries([...pack.situations].map(([id, { value }]) => [id, value]))
  const { workshop } = workshopOf({ lists: {}, situations }, listOf(pack))
  const asked = {
    ...workshop,
    situation: (id: string) => {
      if (!pack.situations.has(id))
        throw new Error(`there is no situation "${id}"${meant(id, [...pack.situations.keys()])}`)
      return workshop.situation(id)
    },
  }
  const circles = new Set<string>()
  const check = <T extends Rule | Situation>(decoded: Decoded<T>, compile: (value: T) => void): string[] => {
    const { value, complain, placeOf } = decoded
    const marked = (message: string, path: readonly (string | number)[], offset?: number | null) =>
      complain(message, offset == null ? placeOf(QUOTED.exec(message)?.[1] ?? '', path) : path, offset)
    const slips = conditionSlips(value)
    if (slips.length > 0) return slips.map(({ message, path, offset }) => marked(message, path, offset))
    try {
      compile(value)
      return []
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      const through = situationsThrough(error.message)
      if (through.length === 0) return [marked(error.message, error.path, error.offset)]
      // What is wrong in a situation is said of that situation, and a circle of them once.
      const circle = [...new Set(through)].sort().join(', ')
      if (!error.message.endsWith('needs itself') || !through.includes(value.id) || circles.has(circle)) return []
      circles.add(circle)
      return [marked(`"${through[0]}" leads back to this situation; none may need itself`, error.path)]
    }
  }
  return [
    ...[...pack.situations.values()].flatMap((one) => check(one, (value) => compileSituation(value, asked))),
    ...[...pack.rules.values()].flatMap((one) => check(one, (value) => compileRule(value, asked))),
  ]
}

/** The situations through which a complaint came: `situation "a": situation "b": …`. */
function situationsThrough(message: string): string[] {
  const way = /^(?:situation "[^"]*"(?:: | needs itself$))*/.exec(message)?.[0] ?? ''
  return [...way.matchAll(/"([^"]*)"/g)].map(([, id]) => id as string)
}

/** A form adds up, and uses rules and situations that there are, each rule once. */
function useProblems({ forms, rules, situations, lists }: Pack): string[] {
  return [...forms.values()].flatMap(({ value, complain }) => {
    const used = new Set<string>()
    const uses = usesOf(value).flatMap(({ rule, path }) => {
      const again = used.has(rule)
      used.add(rule)
      if (!rules.has(rule)) return [complain(`there is no rule "${rule}"${meant(rule, [...rules.keys()])}`, path)]
      return again ? [complain(`rule "${rule}" is used twice on this form`, path)] : []
    })
    const bound = itemsOf(value).flatMap(({ item, path }) =>
      item.given === undefined || situations.has(item.given)
        ? []
        : [
            complain(`there is no situation "${item.given}"${meant(item.given, [...situations.keys()])}`, [
              ...path,
              'given',
            ]),
          ],
    )
    const heard = listsOfRoles(value).flatMap(({ id, path }) =>
      lists.has(id) ? [] : [complain(`there is no list "${id}"${meant(id, [...lists.keys()])}`, path)],
    )
    return [...formProblems(value).map(({ message, path }) => complain(message, path)), ...uses, ...bound, ...heard]
  })
}

/** Every item of a form and where it stands. */
export const itemsOf = ({ sections }: Form) =>
  sections.flatMap(({ items }, s) => items.map((item, i) => ({ item, path: ['sections', s, 'items', i] })))

/** Every use of a rule on a form and where it names the rule. */
export const usesOf = (form: Form) =>
  itemsOf(form).flatMap(({ item, path }) =>
    (item.rules ?? []).map(({ rule }, u) => ({ rule, item, path: [...path, 'rules', u, 'rule'] })),
  )

/** What it takes to judge by a form. */
export function bookOf(form: Form, pack: Pack, timeZone: string): Book {
  const rules = usesOf(form).flatMap(({ rule }) => pack.rules.get(rule)?.value ?? [])
  const items = form.sections.flatMap((section) => section.items)
  const situations = reached(
    [...rules.flatMap(situationsOf), ...items.flatMap(({ given }) => given ?? [])],
    (id) => pack.situations.get(id)?.value ?? null,
    situationsOf,
  )
  const lists = reached(
    [...[...rules, ...situations.values()].flatMap(listsOf), ...listsOfRoles(form).map(({ id }) => id)],
    (id) => pack.lists.get(id)?.value.phrases ?? null,
    (phrases) => phrases.flatMap(listsIn),
  )
  return {
    form,
    rules: Object.fromEntries(rules.map((rule) => [rule.id, rule])),
    lists: Object.fromEntries(lists),
    ...(situations.size > 0 ? { situations: Object.fromEntries(situations) } : {}),
    timeZone,
  }
}

/** What some ids stand for, and what that needs in its turn. */
function reached<T>(
  ids: readonly string[],
  find: (id: string) => T | null,
  needs: (one: T) => string[],
): Map<string, T> {
  const found = new Map<string, T>()
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const one = found.has(id) ? null : find(id)
    if (one === null) continue
    found.set(id, one)
    waiting.push(...needs(one))
  }
  return new Map([...found].sort(([a], [b]) => byText(a, b)))
}

/** The shared lists by which a form tells agents from customers, and where it names them. */
export const listsOfRoles = ({ settings: { roles } }: Pick<Form, 'settings'>) =>
  Object.entries((roles ?? {}) as Record<string, string[]>).flatMap(([key, ids]) =>
    ids.map((id, i) => ({ id, path: ['settings', 'roles', key, i] })),
  )

/** Every shared list that conditions name, by itself or within a phrase. */
function listsOf({ conditions }: Pick<Rule, 'conditions'>): string[] {
  return Object.values(conditions).flatMap((condition) =>
    Object.values(condition as object).flatMap((spec: Record<string, unknown>) => {
      if (typeof spec !== 'object') return []
      const named = ['lists', 'except_lists', 'innocent_lists'].flatMap((key) => (spec[key] as string[]) ?? [])
      const phrases = Object.values(spec).flatMap((texts) => (Array.isArray(texts) ? texts : []))
      return [...named, ...phrases.flatMap((text: unknown) => (typeof text === 'string' ? listsIn(text) : []))]
    }),
  )
}

const situationsOf = ({ conditions }: Pick<Rule, 'conditions'>): string[] =>
  Object.values(conditions).flatMap((condition) => (condition as { situation?: string }).situation ?? [])
