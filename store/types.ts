import type {
  AgentReport,
  Call,
  CallDetail,
  CallPage,
  CallSummary,
  ComplaintRateReport,
  DeadLetterDetail,
  DeadLetterPage,
  DeadLetterView,
  DispleasureReport,
  Facets,
  FormView,
  Inspection,
  InspectionDraft,
  JoinedFigure,
  KpiDraft,
  KpiEntry,
  LimitRun,
  LimitStatus,
  MonthFacts,
  MonthList,
  MonthReport,
  Problem,
  RefusalReason,
  Score,
  TicketEvent,
  TicketFacts,
  TicketState,
  TicketVersion,
} from '../contract/index.ts'
import type { HeadRow } from './rows/head.ts'

/**
 * Where a message stood. `position` orders versions from one source: the Kafka offset; for files and HTTP a number
 * that only grows (microseconds of arrival), so that what came in by hand wins over an equal version from Kafka.
 */
export interface Source {
  kind: 'kafka' | 'http' | 'file'
  /** Topic, request id or file name. */
  name: string
  /** Kafka partition; 0 otherwise. */
  partition: number
  position: number
  /** Line in the file or body, from 1; 0 for Kafka. */
  line: number
}

/** A message with its untouched bytes. */
export interface Delivery {
  source: Source
  key: Uint8Array | null
  value: Uint8Array | null
  /** Milliseconds since the epoch. */
  receivedAt: number
  /** A dead letter tried again: refused once more, it stays the letter it is. */
  retried?: true
}

/** A delivery after decoding and scoring: what the writer makes durable. */
export type Settled =
  | {
      kind: 'call'
      delivery: Delivery
      call: Call
      inputHash: string
      score: Score
      /** The score as JSON. */
      line: string
      unscored: string
    }
  | { kind: 'event'; delivery: Delivery; event: TicketEvent; inputHash: string }
  | {
      kind: 'dead'
      delivery: Delivery
      step: 'decode' | 'score' | 'store'
      reason: DeadReason
      problems: Problem[]
      id: string | null
    }

export type DeadReason = RefusalReason | 'scoring_failed' | 'store_refused'

export type Outcome = 'stored' | 'superseded' | 'dead_lettered'

/** What came of one delivery, in the order handed in. A call that was superseded needs no publishing. */
export interface Written {
  outcome: Outcome
  /**
   * Superseded: `identical` (the version that counts, seen before) or `older` (a later one is there).
   * Dead letters: their reason.
   */
  reason: string | null
  /** Of dead letters. */
  problems?: Problem[]
}

export interface LetterFilter {
  state?: DeadLetterView['state']
  reason?: string
  /** Topic, request id or file name. */
  source?: string
  limit: number
  after?: string
}

/** What is done about a dead letter. */
export interface LetterAction {
  letterId: string
  action: 'retried' | 'discarded'
  who: string
  note: string
  /** Of a retry. */
  came?: Written
}

/** Dead letters, for those who work with them. Each answers with the letter as it then is. @throws LetterError */
export interface LetterDesk {
  /** Again through decoding, scoring and storing. */
  retry(id: string, who: string, note: string): Promise<DeadLetterDetail>
  discard(id: string, who: string, note: string): Promise<DeadLetterDetail>
}

/** Whose calls may be seen; empty arrays mean no limit on that axis. Every query takes one. */
export interface Scope {
  agents: string[]
  teams: string[]
  queues: string[]
}

export const EVERYTHING: Scope = { agents: [], teams: [], queues: [] }

/** What is done about an inspection: entered once, and perhaps withdrawn. */
export type InspectionDeed =
  | { action: 'entered'; id: string; draft: InspectionDraft; checklistVersion: string }
  | { action: 'withdrawn'; id: string; who: string; note: string }

export interface InspectionFilter {
  /** `YYYY-MM` */
  month?: string
  agent?: string
  team?: string
  id?: string
  /** Those that were withdrawn, too. */
  withdrawn?: boolean
}

/** What is done about a rate that no event tells: entered once, and perhaps withdrawn. */
export type KpiDeed =
  | { action: 'entered'; id: string; month: string; draft: KpiDraft }
  | { action: 'withdrawn'; id: string; who: string; note: string }

export interface KpiEntryFilter {
  /** `YYYY-MM` */
  month?: string
  id?: string
}

/** Which ratings, by whose they are: `agents` by id, and what only names one of `teams`. */
export interface RatingFilter {
  /** `YYYY-MM` */
  month: string
  agents: string[]
  teams: string[]
  /** These numbers of these dimensions alone; all where it is left out. */
  values?: { dimension: string; value: number }[] | undefined
  limit: number
  after?: string | undefined
}

/** A rating as it was given; what nobody said is ''. */
export interface RatingRow {
  ticketId: string
  eventId: string
  at: string
  agentId: string
  team: string
  department: string
  customer: string
  callIds: string[]
  dimension: string
  value: number
  comment: string
}

export interface RatingRows {
  items: RatingRow[]
  next: string | null
}

/** Which facts of agents are asked for. */
export interface FactsFilter {
  /** `YYYY-MM` each. */
  months: string[]
  /** One agent, each fact with its id and time; without, facts of everybody, those that are alike as one. */
  agent?: string
  /** Limits are judged as they stand at this moment, in milliseconds since the epoch. */
  now: number
}

export interface RunInfo {
  id: string
  /** Only `backtest` never counts; of live and rescore the later `number` does. */
  kind: 'live' | 'rescore' | 'backtest'
  number: number
}

/** What a run scores again: the calls of some days, by these rule books (hashes) and this engine. */
export interface RescoreWork {
  from: string
  /** Not included. */
  to: string
  forms: string[]
  engine: string
}

export interface Rescoring {
  run: RunInfo
  /** Whether the run had been begun before and was interrupted. */
  resumed: boolean
}

/** The rule book a score was made with: its canonical JSON text, whose sha256 is the hash. */
export interface StoredForm {
  hash: string
  id: string
  version: string
  text: string
  /** Titles and points for the pages; kept with the text because the store cannot read a rule book. */
  view: FormView
}

export interface CallFilter {
  /** Days, `YYYY-MM-DD`; `to` not included. */
  from: string
  to: string
  agent?: string
  team?: string
  queue?: string
  tag?: string
  channel?: string
  /** `flagged`: at least one finding; `unscored`: no score. */
  state?: 'flagged' | 'review' | 'clean' | 'unscored'
  scoreMin?: number
  scoreMax?: number
  q?: string
  /** The last two by how sure the least sure finding is. */
  sort: 'newest' | 'lowest' | 'doubtful' | 'surest'
  limit: number
  after?: string
}

export interface MonthFilter {
  month: string
  team?: string
  queue?: string
  channel?: string
}

/** A stored call version with the score that counts for it. */
export interface StoredScore {
  callId: string
  inputHash: string
  /** Bytes as received. */
  bytes: Uint8Array
  /** '' where no form fitted. */
  formHash: string
  engine: string
  unscored: string
  run: RunInfo
  /** The score's JSON line as stored. */
  line: string
}

/** What `verify` compares for one call that the month shows, or should show. */
export interface VerifyRow {
  callId: string
  /** What is wrong already without scoring: changed bytes, a missing or superfluous row. Empty where nothing is. */
  problems: string[]
  /** Null where the store has nothing of this call to score again. */
  stored: StoredScore | null
  /** The row figures read; null where there is none. */
  head: HeadRow | null
  /** The row figures should read, made from the call decoded from `stored.bytes` and its score made again. */
  expectedHead(call: Call, score: Score, unscored: string): HeadRow
}

/** A call's current version, to be scored again. */
export interface StoredCall {
  callId: string
  inputHash: string
  bytes: Uint8Array
}

/** What the brokers say of a partition that is read; offsets are those of the next message. */
export interface Offsets {
  topic: string
  partition: number
  low: number
  high: number
  /** By our group; null where it never was. */
  committed: number | null
}

/** Offsets of a partition that are to be in the ledger, and between which there are any. */
export interface PartitionRange {
  first: number
  seen: { first: number; end: number }
  /** Not included. */
  end: number
  /** Messages not read yet; null where no broker was asked. */
  waiting: number | null
}

export interface LedgerSum {
  kind: Source['kind']
  /** Topic; '' for requests and files, which are summed up. */
  name: string
  partition: number
  stored: number
  superseded: number
  dead_lettered: number
}

/** One way in which ledger and tables disagree: how often, and some of it by name (calls, letters, offsets). */
export interface Disagreement {
  kind:
    | 'not_in_ledger'
    | 'not_counted'
    | 'no_delivery'
    | 'counted_twice'
    | 'orphaned_score'
    | 'event_missing'
    | 'letter_missing'
    | 'letter_without_delivery'
  count: number
  named: string[]
}

export interface Reconciliation {
  /** `produced`: by the offsets of the partition; of requests and files, what the ledger has. */
  sources: (LedgerSum & { produced: number; waiting: number | null })[]
  disagreements: Disagreement[]
  agrees: boolean
}

/** Which limits on tickets, as they stand at a moment (`at`, milliseconds). */
export interface LimitRange {
  at: number
  /** Due in it, `YYYY-MM`; what is paused counts where it started. */
  month?: string
  limitId?: string
  department?: string
  agent?: string
  team?: string
}

export interface LimitFilter extends LimitRange {
  /** `soon`: running, and due within a day. `overdue`: missed, and still not done. */
  state: 'soon' | 'overdue' | 'running' | 'paused' | 'missed' | 'met'
  limit: number
  after?: string
  /** Only those by which somebody is measured. */
  measured?: boolean
  /** Only those of tickets that are not closed, cancelled or merged at the moment. */
  ofOpenTickets?: boolean
}

export interface TicketLimit {
  ticketId: string
  run: LimitRun
  category: string
  priority: string
  /** Name, or else id; '' where nobody says. */
  customer: string
  /** Of the ticket, at the moment asked. */
  state: TicketState
  /** Of a promise: the call and its words. */
  callId: string | null
  said: string | null
}

/** How many starts of a limit's clock stand alike. */
export interface LimitSum {
  limitId: string
  department: string
  status: LimitStatus
  done: boolean
  soon: boolean
  /** Of tickets that are closed, cancelled or merged at the moment. */
  closed: boolean
  runs: number
}

export interface LimitPage {
  items: TicketLimit[]
  next: string | null
}

/** Which events of tickets are rows of a form. */
export type EntryKind = 'problem' | 'consultation' | 'callback' | 'complaint' | 'complaint-report'

export interface EntryFilter {
  kind: EntryKind
  month: string
  department?: string
  /** All of them where it is left out. */
  limit?: number
  after?: string
}

/** An event that is a row of a form. */
export interface Entry {
  ticketId: string
  eventId: string
  day: string
  agentId: string
  category: string
  /** From 1: of a problem within its day and agent, of all else within its month. */
  number: number
}

export interface EntryPage {
  items: Entry[]
  next: string | null
  total: number
  departments: string[]
}

/** Calls of a day, or of the month, by queue and category of their tickets; null is all of them. */
export interface CallTally {
  /** `2026-05` or `2026-05-03`. */
  period: string
  queue: string | null
  /** '' where it is not known, or there is no ticket. */
  category: string | null
  ticket: boolean
  calls: number
}

/** A version of a ticket event as it came. */
export interface EventVersion extends TicketVersion<TicketEvent> {
  /** Where it came from. */
  source: string
}

/** All there is of a ticket. */
export interface StoredTicket {
  /** Of all events, a later one wins over an earlier one of the same event. */
  versions: EventVersion[]
  /** Calls that its events name, of which those that are stored and may be seen. */
  callIds: string[]
  calls: CallSummary[]
  /** Calls that may be of it, each as it is now, and how many versions there are of them. */
  talks: KnownTicket['calls']
}

export interface Queries {
  calls(filter: CallFilter, scope: Scope): Promise<CallPage>
  call(callId: string, scope: Scope): Promise<CallDetail | null>
  months(scope: Scope): Promise<MonthList>
  facets(month: string, scope: Scope): Promise<Facets>
  month(filter: MonthFilter, scope: Scope): Promise<MonthReport>
  agent(agentId: string, month: string, scope: Scope): Promise<AgentReport | null>
  /** Comments of a month in extreme displeasure. */
  displeasures(month: string, scope: Scope): Promise<DispleasureReport>
  /** What calls and tickets of a month say of each other. @param filter `at` in milliseconds since the epoch */
  joined(filter: { month: string; at: number }, scope: Scope): Promise<JoinedFigure[]>
  limits(filter: LimitFilter, scope: Scope): Promise<LimitPage>
  limitSums(range: LimitRange, scope: Scope): Promise<LimitSum[]>
  /** What the assessment of months is made from, in the order of the months asked for. */
  assessed(filter: FactsFilter, scope: Scope): Promise<MonthFacts[]>
  /** The latest first. */
  ratings(filter: RatingFilter, scope: Scope): Promise<RatingRows>
  /** The latest first. */
  inspections(filter: InspectionFilter, scope: Scope): Promise<Inspection[]>
  /** All that was entered, the latest first. */
  kpiEntries(filter: KpiEntryFilter, scope: Scope): Promise<KpiEntry[]>
  deadLetters(filter: LetterFilter): Promise<DeadLetterPage>
  deadLetter(id: string): Promise<DeadLetterDetail | null>
  /** Complaints against repairs on days from `from` to `to` (not included). */
  complaintRate(days: { from: string; to: string }, scope: Scope): Promise<ComplaintRateReport>
  ticket(ticketId: string, scope: Scope): Promise<StoredTicket | null>
  ticketEntries(filter: EntryFilter, scope: Scope): Promise<EntryPage>
  /** The events of tickets that count, in no order, for who may see these tickets. */
  currentEvents(ticketIds: string[]): Promise<Map<string, TicketEvent[]>>
  /** Months (`YYYY-MM`) that have ticket events, the newest first, and how many tickets were opened in each. */
  ticketMonths(): Promise<{ month: string; opened: number }[]>
  callTally(
    filter: { month: string; department?: string },
    scope: Scope,
  ): Promise<{ rows: CallTally[]; departments: string[] }>
  /** Letters nobody has dealt with yet. */
  openLetters(): Promise<{ reason: string; letters: number }[]>
  /** Deliveries by outcome and reason, for metrics. */
  ledger(): Promise<{ source: string; outcome: Outcome; reason: string; deliveries: number }[]>
  /** Whether produced = stored + superseded + dead-lettered, and the tables have what the ledger says. */
  reconcile(offsets?: Offsets[]): Promise<Reconciliation>
}

/** A ticket's events, every version in the order of its place, its calls, and the limits of the row that is kept of it. */
export interface KnownTicket {
  ticketId: string
  versions: TicketVersion<TicketEvent>[]
  /** Calls that may be of it, each as it is now, and how many versions there are of them. */
  calls: { current: Call[]; versions: number }
  kept: LimitRun[]
}

/** A limit that ran out unkept. */
export interface PassedLimit {
  ticketId: string
  run: LimitRun
}

/** What tickets came to, and the hash of the limits they were judged by. */
export interface TicketsMade {
  facts: TicketFacts[]
  book: string
}

export interface Writer {
  /** Makes a batch durable; resolves when every row is. Safe to repeat. */
  write(batch: Settled[], run: RunInfo): Promise<Written[]>
  /** Keeps a form's text by its hash; must precede the first score made with it. */
  keepForm(form: StoredForm): Promise<void>
  /** Keeps what was done about dead letters. */
  keepLetterActions(actions: LetterAction[]): Promise<void>
  keepInspections(deeds: InspectionDeed[]): Promise<void>
  keepKpis(deeds: KpiDeed[]): Promise<void>
  /** Adds scores of a later run; the stored calls stay. */
  rescore(rows: { callId: string; inputHash: string; score: Score; unscored: string }[], run: RunInfo): Promise<void>
  newRun(kind: RunInfo['kind']): Promise<RunInfo>
  /** Tickets that some calls may be of. */
  ticketsOf(callIds: readonly string[]): Promise<string[]>
  /** All that is known of some tickets. */
  knownTickets(ids: readonly string[]): Promise<KnownTicket[]>
  /** Keeps what tickets came to; a row made of fewer versions of events never wins. */
  keepTickets(made: TicketsMade): Promise<void>
  /** Limits that ran out from `from` on and before `to` (milliseconds), and that were not kept by then. */
  passedLimits(from: number, to: number): Promise<PassedLimit[]>
  /** Until when limits that passed were told of, in milliseconds; null where they never were. */
  toldUntil(): Promise<number | null>
  tellUntil(at: number): Promise<void>
  /** Tickets that were never judged by some limits, in order of their ids. @param after the id to begin behind */
  staleTickets(book: string, after: string, limit: number): Promise<string[]>
  /** The run that is to do some work: one that was interrupted in it, or a new one. */
  rescoring(work: RescoreWork): Promise<Rescoring>
  /** All of that work is done. */
  rescored(run: RunInfo, work: RescoreWork): Promise<void>
}

/** Reading everything back, in bounded memory. */
export interface Stored {
  /** Every call of a month (`YYYY-MM`), in order of call id. */
  verifyRows(month: string): AsyncIterable<VerifyRow>
  /** What is wrong with forms, runs, ticket events and dead letters: one sentence a row. */
  verifyRest(): AsyncIterable<string>
  /** The current versions of the calls started on days from `from` to `to` (not included), but those `run` has scored. */
  storedCalls(range: { from: string; to: string }, run?: RunInfo): AsyncIterable<StoredCall>
  /** How many these are. */
  countCalls(range: { from: string; to: string }, run?: RunInfo): Promise<number>
  /** A dead letter as the message it was, to be tried again; null where there is none of that id. */
  letterDelivery(id: string): Promise<Delivery | null>
  forms(): Promise<StoredForm[]>
  form(hash: string): Promise<StoredForm | null>
}

export interface Store extends Stored {
  writer: Writer
  queries: Queries
  /** Names of the migrations applied on opening. */
  applied: string[]
  /** Resolves where the engine answers. @throws StoreError */
  ping(): Promise<void>
  /** Lets what is being written finish, then closes. */
  close(): Promise<void>
}
