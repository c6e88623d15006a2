import { type Call, decodeCall, type Finding, formatProblem, type Score } from '../../contract/index.ts'
import { type ItemTrace, traceForm } from '../explain/trace.ts'
import { compileForm } from '../form/compile.ts'
import type { Form } from '../form/schema.ts'
import type { Rule } from '../rule/schema.ts'
import { readTranscript } from '../transcript.ts'
import { bookOf, type Pack } from './decode.ts'
import { callOf, type Example, type Marked } from './examples.ts'
import { schemeFailures } from './scheme-examples.ts'
import { assessorsOf } from './schemes.ts'

/** Examples are written with this offset. */
const EXAMPLE_ZONE = 'Asia/Shanghai'

export interface CheckReport {
  rules: number
  examples: number
  /** One line an example that does not come out as it says, or a rule without a hit and a near-miss. */
  failures: string[]
}

/** Says why an example came out as it did. */
export type Tell = (call: Call, items: readonly ItemTrace[]) => string

/** Judges every example by its rule alone: exact spans, exact times, exact reason. @param tell put below each failure */
export function checkExamples(pack: Pack, tell?: Tell): CheckReport {
  const report: CheckReport = { rules: pack.rules.size, examples: 0, failures: [] }
  for (const [id, { value: rule, source }] of pack.rules) {
    const examples = pack.examples.get(id)?.value.examples ?? []
    if (!examples.some(({ expect }) => expect === 'finding'))
      report.failures.push(`${source.path}: no example with a finding`)
    if (!examples.some(({ expect }) => expect !== 'finding')) report.failures.push(`${source.path}: no near-miss`)
    const judge = judgeOf(rule, pack, tell)
    examples.forEach((example, index) => {
      report.examples++
      const at = `${pack.examples.get(id)?.source.path} "${example.name}"`
      report.failures.push(...judge(example).map((failure) => `${at} (${index + 1}): ${failure}`))
    })
  }
  return report
}

/** Reckons every example of every scheme. */
export function checkSchemes(pack: Pack): { schemes: number; examples: number; failures: string[] } {
  const assessors = assessorsOf(pack)
  let examples = 0
  const failures = assessors.flatMap((assessor) => {
    const { id } = assessor.scheme
    const beside = pack.schemeExamples.get(id)
    if (!beside) return [`${pack.schemes.get(id)?.source.path}: no examples; write ${id}.examples.yaml beside it`]
    return beside.value.examples.flatMap((example, index) => {
      examples++
      const at = `${beside.source.path} "${example.name}" (${index + 1})`
      return schemeFailures(assessor, example).map((failure) => `${at}: ${failure}`)
    })
  })
  return { schemes: assessors.length, examples, failures }
}

function judgeOf(rule: Rule, pack: Pack, tell?: Tell): (example: Example) => string[] {
  const language = rule.applies?.language ?? 'zh'
  const form: Form = {
    id: 'example',
    version: '0.0.0',
    title: rule.title,
    applies_to: { language },
    settings: { min_confidence: 0.5 },
    not_applicable: 'keep',
    grades: [{ id: 'pass', from: 0, title: rule.title }],
    sections: [
      {
        id: 'all',
        title: rule.title,
        items: [{ id: 'item', title: rule.title, points: 1, rules: [{ rule: rule.id, points: -1 }] }],
      },
    ],
  }
  const compiled = compileForm(bookOf(form, pack, EXAMPLE_ZONE), 'sha256:example')
  return (example) => {
    const { call, marked } = callOf(example, language)
    const decoded = decodeCall(new TextEncoder().encode(JSON.stringify(call)))
    if (!decoded.ok) return decoded.problems.map(formatProblem)
    const score = compiled.evaluate(decoded.value, readTranscript(decoded.value), 'sha256:example')
    const failures = failuresOf(example, call, marked, score)
    if (failures.length === 0 || tell === undefined) return failures
    const told = tell(decoded.value, traceForm(compiled, decoded.value, score))
    return failures.map((failure, i) => (i === failures.length - 1 ? `${failure}\n${told}` : failure))
  }
}

function failuresOf(example: Example, call: Call, marked: Marked[], score: Score): string[] {
  const found = score.findings.length > 0 ? 'finding' : (score.items[0]?.status ?? 'pass')
  const reason = score.not_evaluated[0]?.reason
  if (found !== example.expect) {
    return [`expected ${example.expect}, came out ${found}${reason ? ` (${reason})` : ''}${saidBy(score.findings[0])}`]
  }
  if (example.reason !== undefined && example.reason !== reason)
    return [`expected reason ${example.reason}, came out ${reason}`]
  const [finding] = score.findings
  return [
    ...wordFailures(marked, call, finding),
    ...timeFailures(example.times, finding),
    ...surenessFailures(example.confidence, finding),
  ]
}

const saidBy = (finding: Finding | undefined): string => {
  const said = finding?.evidence.map((e) => e.text ?? `${e.start_ms}–${e.end_ms} ms`).join('」「')
  return said ? `: 「${said}」` : ''
}

function wordFailures(marked: Marked[], { segments }: Call, finding: Finding | undefined): string[] {
  const place = ({ segment, start, end }: Marked) => `${segment}:${start}–${end}`
  const show = (spans: Marked[]) =>
    spans.map((one) => `${place(one)} 「${segments[one.segment]?.text.slice(one.start, one.end)}」`).join(' ') || 'none'
  const found = (finding?.evidence ?? []).filter((e) => e.segment !== undefined) as Marked[]
  return marked.length > 0 && found.map(place).join() !== marked.map(place).join()
    ? [`marked ${show(marked)}, found ${show(found)}`]
    : []
}

function surenessFailures(expected: number | undefined, finding: Finding | undefined): string[] {
  if (expected === undefined || expected === finding?.confidence) return []
  return [`expected confidence ${expected}, found ${finding?.confidence ?? 'none'}`]
}

function timeFailures(times: [number, number][] | undefined, finding: Finding | undefined): string[] {
  if (!times) return []
  const measured = (finding?.evidence ?? [])
    .filter((e) => e.segment === undefined)
    .map((e) => `${e.start_ms}–${e.end_ms}`)
  const expected = times.map(([start, end]) => `${start}–${end}`)
  return measured.join() === expected.join()
    ? []
    : [`expected times ${expected.join(', ')}, found ${measured.join(', ') || 'none'}`]
}
