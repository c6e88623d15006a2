import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Finding, Score } from '../../../contract/index.ts'
import { anyCall } from '../arbitrary.ts'
import { anyBook, type Form } from '../arbitrary-rules.ts'
import { judgeOf, SHIPPED, several } from './scoring.ts'

type Section = Form['sections'][number]
type Item = Section['items'][number]
type Use = NonNullable<Item['rules']>[number]

const anyOfThem = fc.oneof({ weight: 15, arbitrary: anyBook }, { weight: 1, arbitrary: fc.constantFrom(...SHIPPED) })

const holds = (law: (score: Score, form: Form) => void, numRuns = 120) =>
  fc.assert(
    fc.property(anyOfThem, several(anyCall, 20), (book, calls) => {
      const judge = judgeOf(book)
      for (const call of calls) {
        const score = judge(call)
        if (score.items.length > 0) law(score, book.form)
      }
    }),
    { numRuns },
  )

/** Thousandths, where a number of points has no more than three decimals. */
function milli(points: number): bigint {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(String(points)) as RegExpExecArray
  return BigInt(`${sign}${whole}${rest.padEnd(3, '0')}`)
}
const hundredths = (weight = 1) => BigInt(Math.round(weight * 100))
const clamp = (value: bigint, low: bigint | null, high: bigint | null): bigint =>
  low !== null && value < low ? low : high !== null && value > high ? high : value
const bound = (points: number | undefined) => (points === undefined ? null : milli(points))

const useOf = (form: Form, { rule_id }: Finding): Use =>
  form.sections
    .flatMap(({ items }) => items.flatMap(({ rules = [] }) => rules))
    .find(({ rule }) => rule === rule_id) as Use

/** Whether a finding that counts brings a section to zero. */
const zeroed = (form: Form, section: Section, findings: readonly Finding[]): boolean =>
  findings.some((finding) => {
    const use = useOf(form, finding)
    const own = section.items.some(({ id }) => id === finding.item_id)
    return !use.review && (use.critical === 'form' || (use.critical === 'section' && own))
  })

const hitsIn = ({ evidence }: Finding): number => new Set(evidence.map(({ hit }) => hit)).size
const breachesIn = ({ steps = [] }: Finding): number =>
  steps.filter(({ state }) => state === 'skipped' || state === 'out_of_order').length

test('a finding takes or adds what its rule says, once or for every hit, to the cap', () => {
  holds(({ findings, shadow = [] }, form) => {
    for (const finding of [...findings, ...shadow]) {
      const { points, per, cap, shadow: trial, review } = useOf(form, finding)
      const hits = BigInt(Math.max(1, finding.steps ? breachesIn(finding) : hitsIn(finding)))
      const sum = milli(points) * (per === 'hit' ? hits : 1n)
      const most = cap === undefined ? null : milli(cap)
      const due = points < 0 ? clamp(sum, most, null) : clamp(sum, null, most)
      const settled = !trial && !review
      expect(milli(finding.points)).toBe(settled ? due : 0n)
      if (!settled) expect(milli(finding.proposed_points as number)).toBe(due)
    }
  })
})

test('an item has its points and what its findings come to, within its floor and ceiling', () => {
  holds(({ items, findings }, form) => {
    for (const section of form.sections) {
      for (const { id, points, start, floor = 0, ceiling = points } of section.items) {
        const item = items.find((one) => one.id === id) as Score['items'][number]
        const awarded = milli(item.awarded)
        expect(item.findings.every((i) => findings[i]?.item_id === id)).toBe(true)
        if (zeroed(form, section, findings)) {
          expect(awarded).toBe(0n)
          continue
        }
        const [low, full] = [milli(floor), milli(points)]
        expect(awarded).toBe(clamp(awarded, low, milli(ceiling)))
        const judged = item.status === 'pass' || item.status === 'fail'
        // What an item earns by rules that did not apply is seen nowhere.
        if (start === 'none' && full > 0n) continue
        const sum = item.findings.reduce((sum, i) => sum + milli((findings[i] as Finding).points), full)
        const own = clamp(sum, low, milli(ceiling))
        expect(awarded).toBe(judged || own > full ? own : full)
      }
    }
  })
})

test('the score is what its formula says, 0 to 100 with one decimal, and its grade the highest that it reaches', () => {
  holds(({ items, findings, score, grade, sections, unscored }, form) => {
    const counts = ({ status }: Score['items'][number]) => status === 'pass' || status === 'fail'
    let [awarded, possible] = [0n, 0n]
    form.sections.forEach((section, s) => {
      let [sum, worth] = [0n, 0n]
      for (const { id, weight } of section.items) {
        const one = items.find((item) => item.id === id) as Score['items'][number]
        if (form.not_applicable === 'leave_out' && !counts(one)) continue
        sum += hundredths(weight) * milli(one.awarded)
        worth += hundredths(weight) * milli(one.points)
      }
      const [low, high] = [bound(section.floor), bound(section.ceiling)].map((one) =>
        one === null ? null : one * 100n,
      ) as [bigint | null, bigint | null]
      worth = clamp(worth, null, high)
      sum = zeroed(form, section, findings) ? 0n : clamp(sum, low !== null && low > worth ? worth : low, high)
      if (sections) expect([milliOf(sections[s]?.awarded), milliOf(sections[s]?.points)]).toEqual([sum, worth])
      awarded += hundredths(section.weight) * sum
      possible += hundredths(section.weight) * worth
    })
    if (!items.some(counts) || possible === 0n) {
      expect([score, grade, unscored]).toEqual([null, null, 'not_evaluated'])
      return
    }
    const share = clamp(awarded, 0n, possible)
    expect(score).toBe(Number((2000n * share + possible) / (2n * possible)) / 10)
    expect(String(score)).toMatch(/^(100|\d{1,2}(\.\d)?)$/)
    const reached = form.grades.filter(({ from }) => from <= (score as number)).sort((a, b) => b.from - a.from)
    expect(grade).toBe(reached[0]?.id ?? null)
  })
})

/** Hundred-thousandths: weighted sums have five decimals. */
const milliOf = (points = 0): bigint => BigInt(Math.round(points * 100_000))
