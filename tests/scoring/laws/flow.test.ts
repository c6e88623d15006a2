import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call, Finding } from '../../../contract/index.ts'
import { bookOfOne, type Rule } from '../arbitrary-rules.ts'
import { callOf, type Line, ruleWith } from '../books.ts'
import { judgeOf, outcomeOf, several } from './scoring.ts'
import { clearTalk, fewRule } from './talk.ts'

/** A step of a script: who does it, and on what terms. */
interface Terms {
  speaker: 'agent' | 'customer'
  optional: boolean
  always: boolean
  waits: boolean
}

const NAMES = ['甲', '乙', '丙', '丁', '戊']

const anyScript: fc.Arbitrary<Terms[]> = fc.array(
  fc
    .tuple(fc.constantFrom('agent' as const, 'agent' as const, 'customer' as const), fc.nat(2), fc.boolean())
    .map(([speaker, term, waits]) => ({ speaker, optional: term === 1, always: term === 2, waits })),
  { minLength: 2, maxLength: NAMES.length },
)

/** A rule that wants a script: step i is done with the words `步` and its name, and waits for `请` and its name. */
function ruleOf(script: readonly Terms[]): Rule {
  const steps = script.map(({ speaker }, i) => [`s${i}`, { phrases: { any: [`${NAMES[i]}步`] }, speaker }])
  const signs = script.flatMap(({ waits }, i) =>
    waits ? [[`w${i}`, { phrases: { any: [`请${NAMES[i]}`] }, speaker: 'customer' }]] : [],
  )
  const flow = script.map(({ optional, always, waits }, i) => ({
    step: `s${i}`,
    ...(waits && { if: `w${i}` }),
    optional,
    always,
  }))
  return ruleWith('r', { conditions: Object.fromEntries([...steps, ...signs]), flow } as never)
}

/** What a line does: a step, what a step waits for, or neither. */
type Act = { does: number } | { asks: number } | { says: Line }

const INNOCENT: Line[] = [
  ['agent', '我看一下'],
  ['customer', '那个多少钱'],
  ['ivr', '通话可能会被录音'],
]

/** Any of the steps in any order, each at most so often, with other talk between them. */
const anyActs = (script: readonly Terms[], often: number): fc.Arbitrary<Act[]> => {
  const acts = script.flatMap((_, i): Act[] => [...Array<Act>(often).fill({ does: i }), { asks: i }])
  return fc.shuffledSubarray([...acts, ...INNOCENT.map((says): Act => ({ says }))], { minLength: 1 })
}

const lineOf = (act: Act, script: readonly Terms[]): Line => {
  if ('says' in act) return act.says
  return 'does' in act
    ? [(script[act.does] as Terms).speaker, `${NAMES[act.does]}步`]
    : ['customer', `请${NAMES[act.asks]}`]
}

const anyCase = (often: number) => anyScript.chain((script) => anyActs(script, often).map((acts) => ({ script, acts })))

/** A call always has an agent. */
const talk = (script: readonly Terms[], acts: readonly Act[]): Line[] => [
  ['agent', '嗯'],
  ...acts.map((act) => lineOf(act, script)),
]

/** Every way to choose one of the places of some steps, so that each comes after the one before. */
function chains(places: readonly (readonly number[])[], from = 0, after = -1): [step: number, place: number][][] {
  const found: [number, number][][] = [[]]
  for (let step = from; step < places.length; step++) {
    for (const place of places[step] as readonly number[]) {
      if (place > after) for (const rest of chains(places, step + 1, place)) found.push([[step, place], ...rest])
    }
  }
  return found
}

/** What the reference says becomes of each step, in a call in which all is clear. */
function plainly(script: readonly Terms[], acts: readonly Act[]): string[] {
  const at = (wanted: (act: Act) => boolean) => acts.flatMap((act, i) => (wanted(act) ? [i] : []))
  const places = script.map((_, i) => at((act) => 'does' in act && act.does === i))
  const [longest = []] = chains(places).sort(
    (a, b) =>
      b.length - a.length ||
      a
        .map(([step]) => step)
        .join()
        .localeCompare(b.map(([step]) => step).join()),
  )
  const isDone = (i: number) => (places[i] as number[]).length > 0
  return script.map(({ optional, always, waits }, i) => {
    if (isDone(i)) return longest.some(([step]) => step === i) ? 'done' : 'out_of_order'
    if (optional) return 'not_due'
    const before = script.flatMap((_, other) => (other < i && isDone(other) ? [other] : []))
    const cut = Math.max(-1, ...before.map((other) => (places[other] as number[])[0] as number))
    if (waits) {
      if (i > 0 && before.length === 0) return 'not_due'
      if (!acts.some((act, line) => line > cut && 'asks' in act && act.asks === i)) return 'not_due'
    }
    const goesOn = acts.some((act, line) => {
      if (line <= cut || ('does' in act && before.includes(act.does))) return false
      return !('says' in act) || act.says[0] !== 'ivr'
    })
    const passed = script.some((_, later) => later > i && isDone(later))
    return always || before.length === 0 || passed || goesOn ? 'skipped' : 'not_due'
  })
}

const BROKEN = ['skipped', 'out_of_order']
const broken = (finding: Finding | undefined): string[] =>
  (finding?.steps ?? []).flatMap(({ id, state }) => (BROKEN.includes(state) ? [`${id} ${state}`] : []))

const judged = (script: readonly Terms[], lines: readonly Line[], change: (call: Call) => Call = (call) => call) =>
  judgeOf(bookOfOne(ruleOf(script)))(change(callOf(lines)))

describe('of any script, and any of its steps in any order', () => {
  test('what is skipped and what is out of order is what a plain reading of the reference says', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyCase(2), ({ script, acts }) => {
        const wanted = plainly(script, acts)
        const score = judged(script, talk(script, acts))
        const [finding] = score.findings
        expect(outcomeOf(score)).toBe(wanted.some((state) => BROKEN.includes(state)) ? 'finding' : 'pass')
        if (finding) expect(finding.steps?.map(({ state }) => state)).toEqual(wanted)
        for (const state of wanted) seen.add(state)
      }),
      { numRuns: 1500 },
    )
    expect([...seen].sort()).toEqual(['done', 'not_due', 'out_of_order', 'skipped'])
  })

  test('a finding stands on the words of what is out of order; each breach costs', () => {
    fc.assert(
      fc.property(anyCase(1), ({ script, acts }) => {
        const { findings } = judged(script, talk(script, acts))
        for (const { points, evidence, steps = [], searched } of findings) {
          const late = steps.filter(({ state }) => state === 'out_of_order')
          expect(new Set(evidence.map(({ text }) => text))).toEqual(
            new Set(late.flatMap((step) => step.evidence.map(({ text }) => text))),
          )
          const count = broken(findings[0]).length
          expect(points).toBe(-count)
          expect(searched !== undefined).toBe(late.length < count)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the order in which the segments come in makes no difference', () => {
    fc.assert(
      fc.property(anyCase(2), fc.infiniteStream(fc.nat(1000)), ({ script, acts }, numbers) => {
        const shuffled = (call: Call): Call => {
          const segments = call.segments.map((segment) => ({ segment, at: numbers.next().value as number }))
          return { ...call, segments: segments.sort((a, b) => a.at - b.at).map(({ segment }) => segment) }
        }
        const lines = talk(script, acts)
        const [one, other] = [judged(script, lines), judged(script, lines, shuffled)]
        expect(broken(other.findings[0])).toEqual(broken(one.findings[0]))
        expect(outcomeOf(other)).toBe(outcomeOf(one))
      }),
      { numRuns: 300 },
    )
  })

  test('talk that does no step makes no difference before the last that anybody says', () => {
    const said = anyCase(1).filter(({ acts }) => !JSON.stringify(acts.at(-1)).includes('ivr'))
    fc.assert(
      fc.property(said, fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...INNOCENT))), (one, more) => {
        const { script, acts } = one
        const longer = [...acts]
        for (const [at, says] of more) longer.splice(at % longer.length, 0, { says })
        const scores = [acts, longer].map((all) => judged(script, talk(script, all)))
        const [short, long] = scores.map(({ findings }) => broken(findings[0]))
        expect(long).toEqual(short)
      }),
      { numRuns: 500 },
    )
  })
})

describe('what nobody could make out, or whose it is nobody knows, brings no breach', () => {
  /** Breaches are no more than in the clear call, and what is skipped is skipped there, too. */
  const noWorse = (judge: ReturnType<typeof judgeOf>, clear: Call, doubtful: Call) => {
    const [one, other] = [clear, doubtful].map((call) => broken(judge(call).findings[0])) as [string[], string[]]
    expect(other.length).toBeLessThanOrEqual(one.length)
    const skipped = other.filter((breach) => breach.endsWith('skipped'))
    expect(one).toEqual(expect.arrayContaining(skipped))
  }
  const changed = (call: Call, some: readonly number[], change: object): Call => ({
    ...call,
    segments: call.segments.map((segment, i) => (some.includes(i) ? { ...segment, ...change } : segment)),
  })
  const lines = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 })
  /** Within three turns of each other, which is as far as a speaker nobody knows may be in question. */
  const short = (call: Call): Call => ({ ...call, segments: call.segments.slice(0, 4) })

  test('in plain scripts', () => {
    fc.assert(
      fc.property(anyCase(2), lines, ({ script, acts }, some) => {
        const judge = judgeOf(bookOfOne(ruleOf(script)))
        const call = callOf(talk(script, acts))
        noWorse(judge, call, changed(call, some, { confidence: 0.1 }))
        const own = some.filter((i) => i > 0)
        noWorse(judge, short(call), changed(short(call), own, { speaker: 'unknown' }))
      }),
      { numRuns: 1500 },
    )
  })

  const has = (rule: Rule, ...words: string[]) => words.some((word) => JSON.stringify(rule).includes(word))
  const flows = fewRule('r').filter((rule) => rule.flow !== undefined)
  /** Windows that hang on which hit they stand beside, or on several words as one: these are the conditions' own. */
  const plain = (rule: Rule): boolean =>
    !/"which":("first|"last|\d)/.test(JSON.stringify(rule)) &&
    !(has(rule, '"hit"') && has(rule, '"all"', 'in_order', 'at_least')) &&
    !has(rule, 'every_turn')

  test('in any flow over rows, windows and chains', () => {
    fc.assert(
      fc.property(flows.filter(plain), several(fc.tuple(clearTalk, lines), 30), (rule, calls) => {
        const judge = judgeOf(bookOfOne(rule))
        for (const [call, some] of calls) noWorse(judge, call, changed(call, some, { confidence: 0.1 }))
      }),
      { numRuns: 300 },
    )
  })

  test('nor does a speaker nobody knows, but in windows counted in turns', () => {
    fc.assert(
      fc.property(
        flows.filter((rule) => plain(rule) && !has(rule, 'turns"')),
        several(fc.tuple(clearTalk, lines), 30),
        (rule, calls) => {
          const judge = judgeOf(bookOfOne(rule))
          for (const [call, some] of calls) {
            noWorse(judge, short(call), changed(short(call), some, { speaker: 'unknown' }))
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
