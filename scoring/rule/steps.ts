import type { Bilingual, NotEvaluatedReason } from '../../contract/index.ts'
import type { Hit, Scene } from '../detect/detector.ts'
import type { Turn } from '../transcript.ts'
import type { Condition, Look } from './condition.ts'
import { RuleError } from './error.ts'
import { conditionsIn, type Expression } from './expression.ts'
import { type Answer, judgeFlow, type Seen, type State, type Terms } from './flow.ts'
import type { Rule } from './schema.ts'
import { compileSentence } from './sentence.ts'
import { evaluate, missedBy, type Verdict } from './verdict.ts'

/** A step of a flow, ready to be asked of a call. */
export interface Step extends Terms {
  /** As the rule has it. */
  id: string
  title: Bilingual
  of: Expression<Condition>
  /** What it waits for. */
  after: Expression<Condition> | null
}

/** What became of a step in a call. */
export interface StepResult {
  step: Step
  state: State
  reason: NotEvaluatedReason | null
  /** What stands for it; null where it was not done, or has no place. */
  hit: Hit | null
  verdict: Verdict<Condition>
}

/** @throws RuleError */
export function compileFlow(
  { flow = [], conditions: specs }: Pick<Rule, 'flow' | 'conditions'>,
  conditions: ReadonlyMap<string, Condition>,
): readonly Step[] {
  const ids = flow.map(({ step }) => step.replace(/\s+/g, ' ').trim())
  return flow.map((spec, i) => {
    const id = ids[i] as string
    const at = ['flow', String(i)]
    const of = compileSentence(spec.step, [...at, 'step'], conditions)
    if (!hasPlace(of)) throw new RuleError(`"${id}" has no place in the call, being "not"`, [...at, 'step'])
    if (ids.indexOf(id) < i)
      throw new RuleError(`"${id}" is a step already; give what comes again a condition of its own`, [...at, 'step'])
    if (spec.optional && spec.always)
      throw new RuleError('a step is either optional, or due always', [...at, 'optional'])
    const after = spec.if === undefined ? null : compileSentence(spec.if, [...at, 'if'], conditions)
    const own = of.op === 'is' ? (specs as Record<string, { title?: Bilingual }>)[of.condition.name]?.title : undefined
    return {
      id,
      title: spec.title ?? own ?? { zh: id, en: id },
      of,
      after,
      optional: spec.optional === true,
      always: spec.always === true,
      waits: after !== null,
    }
  })
}

/** What was not found stands nowhere. */
function hasPlace(one: Expression<Condition>): boolean {
  if (one.op === 'not') return false
  return one.op === 'is' || one.op === 'then' || one.of.some(hasPlace)
}

/** Every condition that a flow asks for. */
export const conditionsOf = (flow: readonly Step[]): Condition[] =>
  flow.flatMap(({ of, after }) => [...conditionsIn(of), ...(after === null ? [] : conditionsIn(after))])

/** Asks a call for every step. */
export function walk(flow: readonly Step[], look: Look): StepResult[] {
  const verdicts = flow.map(({ of }) => evaluate(of, look))
  const placed = verdicts.map((verdict) => placedIn(verdict, look.scene))
  const seen = verdicts.map((verdict, i): Seen => {
    const places = (placed[i] as readonly Hit[]).map(({ order }) => order)
    return { truth: verdict.truth, places, open: missedBy(verdict) }
  })
  const judged = judgeFlow(flow, seen, {
    wentOn: (done) =>
      wentOn(
        done.map((step) => placed[step] as readonly Hit[]),
        look.scene,
      ),
    wanted(step, done) {
      const cut = cutAfter(
        done.map((one) => placed[one] as readonly Hit[]),
        look.scene,
      )
      return wanted(evaluate(flow[step]?.after as Expression<Condition>, look), cut, look.scene)
    },
  })
  return judged.map(({ state, place, reason }, i) => ({
    step: flow[i] as Step,
    state,
    reason,
    hit: place === null ? null : (placed[i]?.[place] ?? null),
    verdict: verdicts[i] as Verdict<Condition>,
  }))
}

/** Hits in reading order; what is true of the whole call has no place in it. */
function placedIn({ truth, hits }: Verdict<Condition>, { transcript }: Scene): readonly Hit[] {
  if (truth !== 'yes') return NOWHERE
  return hits.filter(({ order }) => order < transcript.turns.length).sort((a, b) => a.order - b.order)
}

const NOWHERE: readonly Hit[] = []

/** Whether there are words after some steps had all been done that do not do one of them again; a machine's are none. */
function wentOn(done: readonly (readonly Hit[])[], scene: Scene): Answer {
  const { transcript, settings } = scene
  const cut = cutAfter(done, scene)
  const again = new Set(done.flatMap((hits) => hits.flatMap(({ spans = [] }) => spans.map(({ segment }) => segment))))
  let doubt: NotEvaluatedReason | null = null
  for (const { rank, kind, speaker, segment, confidence } of transcript.turns) {
    if (rank <= cut || kind !== 'words' || speaker === 'ivr' || again.has(segment)) continue
    if (speaker === 'unknown') doubt ??= 'no_roles'
    else if (confidence < settings.min_confidence) doubt ??= 'low_confidence'
    else return { truth: 'yes', reason: null }
  }
  return { truth: doubt === null ? 'no' : 'unknown', reason: doubt }
}

/** Whether what a step waits for comes after a turn. All of its hits are asked for: one more might make it others. */
function wanted(verdict: Verdict<Condition>, cut: number, scene: Scene): Answer {
  const { truth, reason, hits } = verdict
  if (truth !== 'yes') return { truth, reason }
  const missed = missedBy(verdict)
  if (hits.length > 0 && !hits.some((hit) => endOf(hit, scene) > cut)) return { truth: 'no', reason: null }
  return missed === null ? { truth, reason } : { truth: 'unknown', reason: missed }
}

/** The turn in which the last of some steps was first done; before all of them where there are none. */
function cutAfter(done: readonly (readonly Hit[])[], scene: Scene): number {
  let cut = Number.NEGATIVE_INFINITY
  for (const [first] of done) if (first) cut = Math.max(cut, endOf(first, scene))
  return cut
}

/** The rank of the turn in which the words of a hit end; between two where it was measured there. */
function endOf({ spans = [], order }: Hit, { transcript }: Scene): number {
  const last = (turn: Turn) => spans.some(({ segment }) => segment === turn.segment)
  return transcript.turns.findLast(last)?.rank ?? order
}
