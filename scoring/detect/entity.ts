import { type Static, Type } from 'typebox'
import type { NotEvaluatedReason } from '../../contract/index.ts'
import type { Span } from '../match/place.ts'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Outcome, Probe, Scene, View } from './detector.ts'
import { doubtOf, mayBelong } from './doubt.ts'
import { firstName, NAME_KINDS, type Name, type NameKind, namesFor } from './entity/names.ts'
import { readStretch, type Wanted } from './entity/read.ts'
import { READ_KINDS, type Reading } from './entity/reading.ts'
import { Scan } from './entity/scan.ts'
import type { Token } from './entity/token.ts'

const hours = (description: string) => Type.Optional(Type.Number({ exclusiveMinimum: 0, description }))

const Spec = Type.Object(
  {
    any: Type.Array(Type.Enum([...READ_KINDS, ...NAME_KINDS]), {
      minItems: 1,
      description: 'What is looked for; any of them will do.',
    }),
    min_digits: Type.Optional(
      Type.Integer({ minimum: 3, maximum: 19, description: 'With digits: at least so many; 4 where not said.' }),
    ),
    within_hours: hours('With time_promise: due no later than so many hours after it is said.'),
    beyond_hours: hours('With time_promise: due later than so many hours after it is said.'),
    over: Type.Optional(
      Type.Number({ minimum: 0, description: "With amount: more than so much, in the currency's own unit." }),
    ),
  },
  {
    additionalProperties: false,
    description: "Something of a kind is said: a number, an address, money, a time, or one of the call's own names.",
  },
)

type Spec = Static<typeof Spec>

const FEWEST_DIGITS = 4

/** Which kind each option is about. */
const OPTIONS = [
  ['min_digits', 'digits'],
  ['within_hours', 'time_promise'],
  ['beyond_hours', 'time_promise'],
  ['over', 'amount'],
] as const

/** Something of a kind is said, in figures or words; numbers are read across one speaker's stretch. */
export const entity: Detector = {
  schema: Spec,
  compile(spec: Spec): Probe {
    check(spec)
    const isName = (kind: string): kind is NameKind => (NAME_KINDS as readonly string[]).includes(kind)
    const search: Search = {
      spec,
      names: spec.any.filter(isName),
      wanted: {
        kinds: READ_KINDS.filter((kind) => spec.any.includes(kind)),
        minDigits: spec.min_digits ?? FEWEST_DIGITS,
      },
    }
    return { words: true, timed: false, look: (scene, view) => look(scene, view, search) }
  },
}

function check(spec: Spec): void {
  for (const [option, kind] of OPTIONS) {
    if (spec[option] !== undefined && !spec.any.includes(kind))
      throw new Error(`entity: "${option}" goes with "${kind}", which is not in "any"`)
  }
  const { within_hours, beyond_hours } = spec
  if (within_hours !== undefined && beyond_hours !== undefined && beyond_hours >= within_hours)
    throw new Error(`entity: nothing is due within ${within_hours} and beyond ${beyond_hours} hours`)
}

interface Search {
  spec: Spec
  names: readonly NameKind[]
  wanted: Wanted
}

function look(scene: Scene, view: View, search: Search): Outcome {
  const { transcript, settings } = scene
  const names = search.names.length > 0 ? namesFor(search.names, scene.call, settings) : []
  const scan = new Scan()
  const found: Found[] = []
  for (const turn of view.turns) {
    if (names.length > 0) addName(names, turn, found)
    if (search.wanted.kinds.length > 0 && isFirst(turn, view)) {
      addRead(turn, scene, scan, search, found, (own) => view.has(own))
    }
  }
  const hits: Hit[] = []
  let unsure: NotEvaluatedReason | undefined
  for (const one of found.length > 1 ? apart(found) : found) {
    if (one.turns.every(({ confidence }) => confidence >= settings.min_confidence)) hits.push(hitOf(one))
    else unsure = 'low_confidence'
  }
  if (hits.length > 0) return { hits }
  if (!unsure && transcript.strangers && strangers(scene, view, search, names, scan)) unsure = 'no_roles'
  return { hits, unknown: unsure, doubt: doubtOf(scene, view) }
}

/** Whether somebody unknown, who may be the speaker, said something of it. */
function strangers(scene: Scene, view: View, search: Search, names: readonly Name[], scan: Scan): boolean {
  const { turns } = scene.transcript
  const maybe = (turn: Turn) => turn.kind !== 'noise' && mayBelong(turn, view, scene.transcript)
  return turns.some((turn) => {
    if (!maybe(turn)) return false
    const found: Found[] = []
    if (names.length > 0) addName(names, turn, found)
    if (search.wanted.kinds.length > 0) addRead(turn, scene, scan, search, found, (own) => own === turn)
    return found.length > 0
  })
}

/** Something found, before it is known whether it counts. */
interface Found {
  spans: readonly Span[]
  turns: readonly Turn[]
  sure: number
  measured: Hit['measured']
}

function addName(names: readonly Name[], turn: Turn, found: Found[]): void {
  const at = firstName(names, turn)
  if (at === null) return
  const { name, start, end } = at
  found.push({ spans: [{ segment: turn.segment, start, end }], turns: [turn], sure: 1, measured: { value: name } })
}

/** Whether a turn is the first of its stretch that a view has: the stretch is read once. */
const isFirst = ({ before }: Turn, view: View): boolean => {
  for (let turn = before; turn !== null; turn = turn.before) if (view.has(turn)) return false
  return true
}

/** What begins in the turns of a stretch that count. */
function addRead(
  turn: Turn,
  scene: Scene,
  scan: Scan,
  { spec, wanted }: Search,
  found: Found[],
  counts: (turn: Turn) => boolean,
): void {
  let head = turn
  while (head.before !== null) head = head.before
  const { tokens, readings } = readStretch(head, wanted, scan, scene)
  for (const reading of readings) {
    if (!passes(reading, spec) || !counts((tokens[reading.first] as Token).turn)) continue
    const spans = spansOf(tokens, reading)
    const turns = turnsOf(tokens, reading)
    found.push({ spans, turns, sure: reading.sure, measured: measuredOf(reading, spec) })
  }
}

function passes({ kind, value }: Reading, { within_hours, beyond_hours, over }: Spec): boolean {
  if (kind === 'amount') return over === undefined || (value as number) > over
  if (kind !== 'time_promise') return true
  if (within_hours !== undefined && (value as number) > within_hours) return false
  return beyond_hours === undefined || (value as number) > beyond_hours
}

function measuredOf({ kind, value, unit }: Reading, spec: Spec): Hit['measured'] {
  const limit =
    kind === 'amount' ? spec.over : kind === 'time_promise' ? (spec.beyond_hours ?? spec.within_hours) : undefined
  return { value, ...(limit !== undefined && { limit }), ...(unit !== undefined && { unit }) }
}

/** From the first to the last token in each of the turns they stand in. */
function spansOf(tokens: readonly Token[], { first, last }: Reading): Span[] {
  const spans: Span[] = []
  for (let i = first; i <= last; i++) {
    const { turn, start, end } = tokens[i] as Token
    const open = spans.at(-1)
    if (open?.segment === turn.segment) open.end = end
    else spans.push({ segment: turn.segment, start, end })
  }
  return spans
}

function turnsOf(tokens: readonly Token[], { first, last }: Reading): Turn[] {
  const turns: Turn[] = []
  for (let i = first; i <= last; i++) {
    const { turn } = tokens[i] as Token
    if (turns.at(-1) !== turn) turns.push(turn)
  }
  return turns
}

const placeOf = ({ turns, spans }: Found): number => (turns[0] as Turn).base + (spans[0] as Span).start
const endOf = ({ turns, spans }: Found): number => (turns.at(-1) as Turn).base + (spans.at(-1) as Span).end

/** In the order in which they are said; of those that overlap the earliest, and of these the longest. */
function apart(found: Found[]): Found[] {
  const kept: Found[] = []
  let until = 0
  for (const one of found.sort((a, b) => placeOf(a) - placeOf(b) || endOf(b) - endOf(a))) {
    if (kept.length > 0 && placeOf(one) < until && overlaps(kept.at(-1) as Found, one)) continue
    kept.push(one)
    until = endOf(one)
  }
  return kept
}

const overlaps = (a: Found, b: Found): boolean =>
  a.spans.some((one) =>
    b.spans.some((two) => one.segment === two.segment && one.start < two.end && two.start < one.end),
  )

function hitOf({ spans, turns, sure, measured }: Found): Hit {
  const first = turns[0] as Turn
  let end = first.end
  for (const turn of turns) end = Math.max(end, turn.end)
  const order = first.rank + (spans[0] as Span).start / 1e6
  return { matchedBy: 'entity', start: first.start, end, order, spans, sure, measured }
}
