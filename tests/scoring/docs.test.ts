import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { explainCall } from '../../cli/trace/index.ts'
import { decodeCall, formatProblem, type Score } from '../../contract/index.ts'
import { projectFolder } from '../../ingest/project.ts'
import { FormFile } from '../../scoring/form/schema.ts'
import { checkExamples } from '../../scoring/packs/check.ts'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { callOf, type Example, Examples } from '../../scoring/packs/examples.ts'
import { AuthorError, type Source } from '../../scoring/packs/source.ts'
import { ListFile, Rule, Situation } from '../../scoring/rule/schema.ts'
import { createScorer, type Scorer } from '../../scoring/scorer.ts'
import { anchorOf, type Block, fileOf, keysOf, keysUsed, readBlocks } from './docs.ts'

const ZONE = 'Asia/Shanghai'
const { blocks, headings, prose } = readBlocks(readFileSync(join(projectFolder(), 'docs', 'rules.md'), 'utf8'))

/** Files that a section shares with those below it. */
const SHARED: Record<string, string> = { 'yaml list': 'lists', 'yaml situation': 'situations', 'yaml rule': 'rules' }
/** Blocks for the eye. */
const SHOWN = new Set(['sh', 'text', 'yaml fragment'])

const here = ({ line }: Block, message: string): string => `docs/rules.md:${line}: ${message}`

/** Lists, situations and, where wanted, rules that a block may use: those under its own heading or one above. */
function filesFor({ path }: Block, kinds: readonly string[]): Source[] {
  return blocks
    .filter((block) => kinds.includes(block.kind) && block.path.every((heading, depth) => path[depth] === heading))
    .map((block) => fileOf(SHARED[block.kind] as string, block))
}

/** What the author is told; empty where nothing is wrong. */
function complaints(sources: readonly Source[]): string {
  try {
    booksOf(decodePack(sources), ZONE)
    return ''
  } catch (error) {
    if (error instanceof AuthorError) return error.message
    throw error
  }
}

/** A rule with its examples in the same file. */
function runRuleAlone(rule: Block): string[] {
  const sources = [...filesFor(rule, ['yaml list', 'yaml situation']), fileOf('rules', rule)]
  const wrong = complaints(sources)
  return (wrong ? [wrong] : checkExamples(decodePack(sources)).failures).map((failure) => here(rule, failure))
}

/** A rule and the examples below it, judged as `rules test` judges them. */
function runRule(rule: Block, examples: Block): string[] {
  const source = fileOf('rules', rule)
  const id = (parse(source.text) as { id: string }).id
  const given = parse(examples.text) as Partial<Example>[] | Examples
  const list = Array.isArray(given) ? given.map((one, i) => ({ name: `example ${i + 1}`, ...one })) : given.examples
  const beside = { path: source.path.replace('.yaml', '.examples.yaml'), text: stringify({ rule: id, examples: list }) }
  const sources = [...filesFor(rule, ['yaml list', 'yaml situation']), source, beside]
  const wrong = complaints(sources)
  return (wrong ? [wrong] : checkExamples(decodePack(sources)).failures).map((failure) => here(examples, failure))
}

/** A block whose message stands below it. @param forms those that it may extend */
function runError(wrong: Block, message: Block, forms: Block[]): string[] {
  const isForm = wrong.kind === 'yaml form'
  const beside = filesFor(wrong, isForm ? Object.keys(SHARED) : ['yaml list', 'yaml situation'])
  const bases = forms.map((form) => fileOf('forms', { ...form, text: titled(form.text) }))
  const told = complaints([...beside, ...(isForm ? bases : []), fileOf(isForm ? 'forms' : 'rules', wrong)])
  return told === message.text.trimEnd() ? [] : [here(message, `the message is:\n${told || 'none'}`)]
}

interface Expected extends Partial<Example> {
  /** The form that judges, where there are several. */
  form?: string
  score: number | null
  grade?: string
  critical?: boolean
  /** Item -> points awarded. */
  items?: Record<string, number>
  /** Item -> its status. */
  status?: Record<string, string>
  /** Points of the findings, in their order; of those on trial, what they would be. */
  findings?: number[]
  shadow?: number[]
  /** What the findings say, in the languages given. */
  messages?: { zh?: string; en?: string }[]
}

function runForms(forms: Block[], expected: Block): string[] {
  const sources = [
    ...filesFor(expected, ['yaml list', 'yaml situation', 'yaml rule']),
    ...forms.map((form) => fileOf('forms', { ...form, text: titled(form.text) })),
  ]
  const wrong = complaints(sources)
  if (wrong) return [here(expected, wrong)]
  const scorer = createScorer(booksOf(decodePack(sources), ZONE))
  return (parse(expected.text) as Expected[]).flatMap((one, i) =>
    judged(one, scorer).map((failure) => here(expected, `example ${i + 1}: ${failure}`)),
  )
}

/** Sections, items and questions of a shortened form get the titles they leave out. */
function titled(text: string): string {
  const title = { zh: '字', en: 'Words' }
  const form = parse(text) as { sections?: { id: string; items?: { id: string }[] }[] }
  const sections = form.sections?.map(({ items, ...section }) => ({
    title,
    ...section,
    ...(items && { items: items.map((item) => ({ title, ...item })) }),
  }))
  return stringify({ ...form, ...(sections && { sections }) })
}

function judged(expected: Expected, scorer: Scorer): string[] {
  const { form, score, grade, critical, items = {}, status = {}, findings, shadow, messages, ...example } = expected
  const { call } = callOf(example as Example, 'zh')
  const decoded = decodeCall(new TextEncoder().encode(JSON.stringify(call)))
  if (!decoded.ok) return decoded.problems.map(formatProblem)
  const result: Score = scorer.score(decoded.value, 'sha256:input')
  const failures: string[] = []
  const check = (what: string, wanted: unknown, got: unknown) => {
    if (wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(got))
      failures.push(`${what} should be ${JSON.stringify(wanted)}, is ${JSON.stringify(got)}`)
  }
  check('form', form, result.form?.id)
  check('score', score, result.score)
  check('grade', grade, result.grade)
  check('critical', critical, result.critical)
  for (const [id, awarded] of Object.entries(items))
    check(id, awarded, result.items.find((item) => item.id === id)?.awarded)
  for (const [id, wanted] of Object.entries(status))
    check(id, wanted, result.items.find((item) => item.id === id)?.status)
  check(
    'findings',
    findings,
    result.findings.map((finding) => finding.points),
  )
  check(
    'shadow',
    shadow,
    result.shadow?.map((finding) => finding.proposed_points),
  )
  messages?.forEach((message, i) => {
    for (const language of ['zh', 'en'] as const)
      check(`message ${language}`, message[language], result.findings[i]?.message[language])
  })
  return failures
}

/** A rule on the form shown with it: the call shown gives the lines shown. */
function runExplain(section: readonly Block[]): string[] {
  const one = (kind: string) => section.find((block) => block.kind === kind) as Block
  const form = one('yaml form')
  const shared = filesFor(form, ['yaml list', 'yaml situation', 'yaml rule'])
  const sources = [...shared, fileOf('forms', { ...form, text: titled(form.text) })]
  const scorer = createScorer(booksOf(decodePack(sources), ZONE))
  const decoded = decodeCall(new TextEncoder().encode(one('json call').text))
  if (!decoded.ok) return decoded.problems.map(formatProblem)
  const shown = explainCall(decoded.value, scorer.explain(decoded.value, 'sha256:input'), scorer.rulebooks[0]?.view)
  const wanted = one('text explain').text.trimEnd()
  return shown === wanted ? [] : [here(one('text explain'), `explained:\n${shown}`)]
}

/** Every block of a section with what stands below it; what no runner takes is a failure. */
function runSection(section: readonly Block[]): string[] {
  const failures: string[] = []
  const taken = new Set<Block>()
  const take = (failed: string[], ...by: Block[]) => {
    failures.push(...failed)
    for (const block of by) taken.add(block)
  }
  section.forEach((block, i) => {
    const before = section[i - 1] as Block
    if (block.kind === 'yaml rule' && block.text.includes('\nexamples:')) take(runRuleAlone(block), block)
    if (block.kind === 'yaml examples') take(runRule(before, block), before, block)
    if (block.kind === 'text error')
      take(
        runError(
          before,
          block,
          section.slice(0, i - 1).filter(({ kind, text }) => kind === 'yaml form' && !text.includes('extends:')),
        ),
        before,
        block,
      )
    if (block.kind === 'yaml scores') {
      const from = section.findLastIndex(({ kind }, at) => kind === 'yaml scores' && at < i) + 1
      const forms = section.slice(from, i).filter(({ kind }) => kind === 'yaml form')
      take(runForms(forms, block), ...forms, block)
    }
    if (block.kind === 'text explain') {
      take(
        runExplain(section),
        ...section.filter(({ kind }) => ['yaml form', 'json call', 'text explain'].includes(kind)),
      )
    }
    if (SHOWN.has(block.kind) || block.kind === 'yaml list' || block.kind === 'yaml situation') taken.add(block)
  })
  for (const block of section) {
    if (!taken.has(block) && !usedBelow(block)) failures.push(here(block, `no test runs this block (${block.kind})`))
  }
  return failures
}

/** Rules that stand for the forms of the sections below. */
const usedBelow = (rule: Block): boolean =>
  rule.kind === 'yaml rule' &&
  blocks.some(
    ({ kind, path, text }) =>
      kind === 'yaml form' &&
      rule.path.every((heading, depth) => path[depth] === heading) &&
      text.includes(`rule: ${(parse(rule.text) as { id: string }).id}`),
  )

const sections = [...new Map(blocks.map((block) => [block.path.join(' › '), block.path])).keys()]

test.each(sections)('%s', (name) => {
  const failures = runSection(blocks.filter(({ path }) => path.join(' › ') === name))
  expect(failures.join('\n\n')).toBe('')
})

describe('every word of the language stands in an example', () => {
  const values = (kind: string) =>
    blocks.filter((block) => block.kind === kind).map((block) => parse(block.text, { logLevel: 'silent' }) as unknown)
  const used = {
    rule: [Rule, values('yaml rule')],
    list: [ListFile, values('yaml list')],
    situation: [Situation, values('yaml situation')],
    form: [FormFile, values('yaml form')],
    examples: [Examples, values('yaml examples').map((one) => (Array.isArray(one) ? { examples: one } : one))],
  } as const
  const known = new Set(Object.values(used).flatMap(([schema, all]) => all.flatMap((one) => keysUsed(schema, one))))
  test.each(Object.entries(used))('of %s', (_what, [schema]) => {
    expect(keysOf(schema).filter((key, i, all) => !known.has(key) && all.indexOf(key) === i)).toEqual([])
  })
})

test('every link leads to a heading, and every heading has a link and a name of its own', () => {
  const anchors = headings.map(anchorOf)
  expect(anchors.filter((anchor, i) => anchors.indexOf(anchor) !== i)).toEqual([])
  const links = [...prose.matchAll(/\]\(#([^)]+)\)/g)].map((link) => link[1] as string)
  expect(links.filter((link) => !anchors.includes(link))).toEqual([])
  expect(anchors.filter((anchor) => !links.includes(anchor))).toEqual([])
})
