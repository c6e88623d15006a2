import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Hit, Outcome, Probe, Scene, View, Workshop } from '../detect/detector.ts'
import { doubtOf, isUnsure, mayBelong } from '../detect/doubt.ts'
import { DETECTORS } from '../detect/index.ts'
import { isSilent } from '../match/signs.ts'
import type { Turn, Voice } from '../transcript.ts'
import { RuleError } from './error.ts'
import { type Needs, readsSpeech, unmetIn } from './needs.ts'
import type { Condition as Spec } from './schema.ts'
import { missedBy, type Verdict, type Witness } from './verdict.ts'
import { viewOf } from './view.ts'
import { besideOf, checkWhere, type Where } from './where.ts'

/** A condition ready to be asked of a call. */
export interface Condition {
  name: string
  detector: string
  voice: Voice
  where: Where | undefined
  /** Whether it must be found in each turn with words of its window. */
  everyTurn: boolean
  probe: Probe
  /** What the call must have where it looks; null where it asks for nothing. */
  needs: Needs | null
  /** The condition whose hits its window is measured from. */
  anchor: Condition | null
  /** The same for every condition of the form that says the same; so are their windows'. */
  number: number
  window: number
  /** Its verdict where there is nothing of it in the call. */
  no: Verdict<Condition>
}

/** All conditions of a rule or situation, by name. @throws RuleError */
export function compileConditions(specs: Record<string, Spec>, workshop: Workshop): ReadonlyMap<string, Condition> {
  const made = new Map<string, Condition>()
  const keys = new Map<Condition, string>()
  const make = (name: string, waiting: readonly string[]): Condition => {
    const known = made.get(name)
    if (known) return known
    const spec = specs[name] as Spec
    const beside = besideOf(spec.in)
    if (beside && beside.hit !== name && waiting.includes(beside.hit)) {
      throw new RuleError(`the windows of "${beside.hit}" and "${name}" wait for each other`, [
        'conditions',
        name,
        'in',
      ])
    }
    if (beside && (!Object.hasOwn(specs, beside.hit) || beside.hit === name)) {
      throw new RuleError(`no other condition "${beside.hit}" here; there are: ${Object.keys(specs).join(', ')}`, [
        'conditions',
        name,
        'in',
      ])
    }
    const anchor = beside ? make(beside.hit, [...waiting, name]) : null
    const anchorKey = anchor ? keys.get(anchor) : ''
    const condition = compile(name, spec, anchor, anchorKey as string, workshop)
    keys.set(condition, keyOf(spec, anchorKey as string))
    made.set(name, condition)
    return condition
  }
  for (const name of Object.keys(specs)) make(name, [name])
  return made
}

/** What a condition says, the condition it looks beside written out; what it is called makes no difference. */
const keyOf = ({ title: _, ...spec }: Spec, anchorKey: string): string =>
  JSON.stringify([{ ...spec, in: whereKey(spec.in) }, anchorKey])

const whereKey = (where: Where | undefined): unknown =>
  JSON.parse(JSON.stringify(where ?? null, (key, value: unknown) => (key === 'hit' ? '' : value)))

function compile(name: string, spec: Spec, anchor: Condition | null, anchorKey: string, workshop: Workshop): Condition {
  const chosen = Object.keys(DETECTORS).filter((detector) => spec[detector] !== undefined)
  if (chosen.length !== 1) {
    throw new RuleError(
      `needs exactly one detector of ${Object.keys(DETECTORS).join(', ')}; has ${chosen.join(', ') || 'none'}`,
      ['conditions', name],
    )
  }
  const detector = chosen[0] as string
  const { compile, voice: usual } = DETECTORS[detector] as (typeof DETECTORS)[string]
  const at = <T>(path: string[], work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (error instanceof TypeError || error instanceof RuleError) throw error
      throw new RuleError((error as Error).message, ['conditions', name, ...path])
    }
  }
  at(['in'], () => checkWhere(spec.in))
  const voice = spec.speaker ?? usual ?? 'agent'
  const probe = at([detector], () => compile(spec[detector] as never, workshop, voice))
  if (spec.every_turn && !probe.words)
    throw new RuleError(`every_turn asks for words in each turn; ${detector} does not listen for words`, [
      'conditions',
      name,
      'every_turn',
    ])
  const condition: Condition = {
    name,
    detector,
    voice,
    where: spec.in,
    everyTurn: spec.every_turn === true,
    probe,
    needs: (readsSpeech(detector) && spec.needs) || null,
    anchor,
    number: workshop.share(`condition ${keyOf(spec, anchorKey)}`),
    window: workshop.share(`window ${JSON.stringify([voice, whereKey(spec.in), anchorKey])}`),
    no: { truth: 'no', reason: null, hits: [], missing: [] },
  }
  condition.no = { ...condition.no, missing: [condition] }
  return condition
}

/** Asks conditions about a call: of all of it, or at one hit of the rule's `each`. */
export class Look implements Witness<Condition> {
  readonly scene: Scene
  readonly at: { condition: Condition; hit: Hit } | null

  constructor(scene: Scene, at: Look['at'] = null) {
    this.scene = scene
    this.at = at
  }

  of(condition: Condition): Verdict<Condition> {
    return verdictOf(condition, this)
  }

  turnsBetween(hit: Hit, later: Hit): number {
    return this.scene.transcript.turns.filter(
      ({ kind, rank }) => kind === 'words' && rank > hit.order && rank <= later.order,
    ).length
  }
}

/** What a condition comes to; what is the same for all who ask is worked out once a call. */
export function verdictOf(condition: Condition, look: Look): Verdict<Condition> {
  const { scene, at } = look
  if (at !== null && waitsFor(condition, at.condition)) {
    if (condition.number === at.condition.number) return yes([at.hit])
    return run(condition, look, windowOf(condition, look))
  }
  const known = scene.verdicts[condition.number] as Verdict<Condition> | undefined
  if (known !== undefined) return known
  const silent = isIdle(condition, scene) && missedBeside(condition, look) === null
  const made = silent ? condition.no : run(condition, look, windowOf(condition, look))
  scene.verdicts[condition.number] = made
  return made
}

/** Whether nothing of it was heard in a call that leaves no doubt. */
const isIdle = ({ probe, needs, where }: Condition, scene: Scene): boolean =>
  needs === null &&
  scene.clear &&
  probe.signs !== undefined &&
  isSilent(probe.signs, scene.transcript, where !== undefined)

/** Where a condition looks in this call. */
export function windowOf(condition: Condition, look: Look): View {
  const { scene, at } = look
  const { transcript, views } = scene
  const { voice, where, window, anchor } = condition
  const hits = () => (anchor === null ? [] : verdictOf(anchor, look).hits)
  if (at !== null && anchor !== null && waitsFor(anchor, at.condition)) return viewOf(transcript, voice, where, hits)
  const known = views[window]
  if (known !== undefined) return known
  const made = viewOf(transcript, voice, where, hits)
  views[window] = made
  return made
}

/** Whether a condition is the other one, or looks beside it. */
export function waitsFor(condition: Condition, other: Condition): boolean {
  for (let one: Condition | null = condition; one !== null; one = one.anchor)
    if (one.number === other.number) return true
  return false
}

const yes = (hits: readonly Hit[]): Verdict<never> => ({ truth: 'yes', reason: null, hits, missing: [] })

/** A yes of which nobody may ever ask the hits, nor what was missed. */
class Yes implements Verdict<never> {
  readonly truth = 'yes'
  readonly reason = null
  readonly missing: readonly never[] = NOTHING
  private readonly outcome: Outcome
  private readonly condition: Condition
  private readonly look: Look
  private readonly view: View

  constructor(outcome: Outcome, condition: Condition, look: Look, view: View) {
    this.outcome = outcome
    this.condition = condition
    this.look = look
    this.view = view
  }

  get hits(): readonly Hit[] {
    return this.outcome.hits
  }

  get missed(): NotEvaluatedReason | null {
    const doubt = this.condition.probe.words ? doubtOf(this.look.scene, this.view) : undefined
    return doubt ?? missedBeside(this.condition, this.look)
  }
}

const NOTHING: readonly never[] = []

function run(condition: Condition, look: Look, view: View): Verdict<Condition> {
  const { probe } = condition
  const { scene } = look
  const unmet = condition.needs === null ? null : unmetIn(condition.needs, scene, view)
  if (unmet !== null) return { truth: 'unknown', reason: unmet, hits: [], missing: [condition] }
  if (probe.timed && !scene.transcript.timed)
    return { truth: 'unknown', reason: 'no_timing', hits: [], missing: [condition] }
  const outcome = probe.look(scene, view)
  if (outcome.found || outcome.hits.length > 0) {
    const lacking = condition.everyTurn ? turnsWithout(outcome.hits, view) : NO_TURNS
    if (lacking.length === 0) {
      if (condition.everyTurn && strangerWithout(outcome.hits, condition, scene, view))
        return { truth: 'unknown', reason: 'no_roles', hits: [], missing: [condition] }
      const missed = hangsOnAll(condition) ? missedBeside(condition, look) : null
      if (missed !== null) return { truth: 'unknown', reason: missed, hits: [], missing: [condition] }
      return new Yes(outcome, condition, look, view)
    }
    const unsure = lacking.every((turn) => isUnsure(turn, scene.settings))
    const reason = unsure ? 'low_confidence' : missedBeside(condition, look)
    return { truth: 'no', reason, hits: [], missing: [condition] }
  }
  const { hits, holds, unknown, doubt } = outcome
  if (holds) {
    // What was not said beside something may have been, where that was missed.
    const missed = probe.words ? missedBeside(condition, look) : null
    return { truth: missed === null ? 'yes' : 'unknown', reason: missed, hits, missing: [condition] }
  }
  if (unknown) return { truth: 'unknown', reason: unknown, hits, missing: [condition] }
  return { truth: 'no', reason: doubt ?? missedBeside(condition, look), hits, missing: [condition] }
}

/** Why the window beside another condition may be another than it seems. */
function missedBeside({ anchor }: Condition, look: Look): NotEvaluatedReason | null {
  return anchor === null ? null : missedBy(verdictOf(anchor, look))
}

/** Whether one more hit beside which it looks could make it find less: where it counts them, or measures. */
function hangsOnAll({ where, probe }: Condition): boolean {
  const beside = besideOf(where)
  return beside !== undefined && (!probe.words || (beside.which ?? 'any') !== 'any')
}

const NO_TURNS: readonly Turn[] = []

function turnsWithout(hits: readonly Hit[], view: View): readonly Turn[] {
  const heard = segmentsOf(hits)
  return view.turns.filter((turn) => turn.kind === 'words' && !heard.has(turn.segment))
}

/** Whether words of nobody known, which may be the speaker's, are without a hit. */
function strangerWithout(hits: readonly Hit[], { voice }: Condition, { transcript }: Scene, view: View): boolean {
  if (!transcript.strangers || voice === 'any') return false
  const heard = segmentsOf(hits)
  return transcript.turns.some(
    (turn) => turn.kind === 'words' && mayBelong(turn, view, transcript) && !heard.has(turn.segment),
  )
}

const segmentsOf = (hits: readonly Hit[]): ReadonlySet<number> =>
  new Set(hits.flatMap(({ spans }) => spans?.map(({ segment }) => segment) ?? []))
