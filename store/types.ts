import type {
  AgentReport, Call, CallDetail, CallPage, DeadLetterPage, Facets, FormView, MonthList, MonthReport, Problem,
  RefusalReason, Score, TicketEvent,
} from '../contract/index.ts'

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
}

/** A delivery after decoding and scoring: what the writer makes durable. */
export type Settled =
  | { kind: 'call'; delivery: Delivery; call: Call; inputHash: string; score: Score; unscored: string }
  | { kind: 'event'; delivery: Delivery; event: TicketEvent; inputHash: string }
  | { kind: 'dead'; delivery: Delivery; step: 'decode' | 'score' | 'store'; reason: DeadReason; problems: Problem[]; id: string | null }

export type DeadReason = RefusalReason | 'scoring_failed' | 'store_refused'

export type Outcome = 'stored' | 'superseded' | 'dead_lettered'

/** What came of one delivery, in the order handed in. A call that was superseded needs no publishing. */
export interface Written {
  outcome: Outcome
  /** Superseded: `identical` (seen before) or `older` (a later version is there); dead letters: their reason. */
  reason: string | null
  /** Of dead letters. */
  problems?: Problem[]
}

/** Whose calls may be seen; empty arrays mean no limit on that axis. Every query takes one. */
export interface Scope {
  agents: string[]
  teams: string[]
  queues: string[]
}

export const EVERYTHING: Scope = { agents: [], teams: [], queues: [] }

export interface RunInfo {
  id: string
  /** Only `backtest` never counts; of live and rescore the later `number` does. */
  kind: 'live' | 'rescore' | 'backtest'
  number: number
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
  state?: 'flagged' | 'clean' | 'unscored'
  scoreMin?: number
  scoreMax?: number
  q?: string
  sort: 'newest' | 'lowest'
  limit: number
  after?: string
}

export interface MonthFilter {
  month: string
  team?: string
  queue?: string
  channel?: string
}

/** A stored call version with the score that was made from it in one run: what `verify` and `rescore` read. */
export interface StoredScore {
  callId: string
  inputHash: string
  /** Bytes as received. */
  bytes: Uint8Array
  formHash: string
  engine: string
  run: RunInfo
  /** The §3 line as stored. */
  line: string
}

export interface Queries {
  calls(filter: CallFilter, scope: Scope): Promise<CallPage>
  call(callId: string, scope: Scope): Promise<CallDetail | null>
  months(scope: Scope): Promise<MonthList>
  facets(month: string, scope: Scope): Promise<Facets>
  month(filter: MonthFilter, scope: Scope): Promise<MonthReport>
  agent(agentId: string, month: string, scope: Scope): Promise<AgentReport | null>
  deadLetters(page: { limit: number; after?: string }): Promise<DeadLetterPage>
  /** Deliveries by outcome and reason, for metrics and reconciliation. */
  ledger(): Promise<{ source: string; outcome: Outcome; reason: string; deliveries: number }[]>
}

export interface Writer {
  /** Makes a batch durable; resolves when every row is. Safe to repeat. */
  write(batch: Settled[], run: RunInfo): Promise<Written[]>
  /** Keeps a form's text by its hash; must precede the first score made with it. */
  keepForm(form: StoredForm): Promise<void>
  /** Adds scores of a later run; the stored calls stay. */
  rescore(rows: { callId: string; inputHash: string; score: Score; unscored: string }[], run: RunInfo): Promise<void>
  newRun(kind: RunInfo['kind']): Promise<RunInfo>
}

/** The database cannot be reached or does not answer now; the same request may succeed later. */
export class StoreUnavailable extends Error {}
