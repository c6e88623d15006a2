import type { Table } from './table.ts'

const TIME = "DateTime64(3, 'UTC')"
const WORD = 'LowCardinality(String)'

const SOURCE = {
  source_kind: WORD,
  source_name: 'String',
  source_partition: 'UInt32',
  position: 'UInt64',
  line: 'UInt32',
}
const SOURCE_KEY = Object.keys(SOURCE)

/** Single rows are looked up by key, so small granules save reading their neighbours' texts. */
const POINT_READS = 'index_granularity = 512'

/**
 * Every version of every call with its bytes: ground truth. Read by call alone, so not cut into months.
 * `seal` is a hash over the columns before it (see rows/seal.ts).
 */
export const callVersions: Table = {
  name: 'call_versions',
  columns: {
    call_id: 'String',
    input_hash: 'String',
    month: 'UInt32',
    revision: 'UInt32',
    ended_at: TIME,
    ...SOURCE,
    received_at: TIME,
    key: 'Nullable(String)',
    bytes: 'String CODEC(ZSTD(3))',
    seal: 'String',
  },
  orderBy: ['call_id', 'input_hash'],
  settings: POINT_READS,
}

/** Every score ever made: by call version, form, engine and run. `line` is the contract's JSON line byte for byte. */
export const scores: Table = {
  name: 'scores',
  columns: {
    call_id: 'String',
    input_hash: 'String',
    form_hash: 'String',
    engine: WORD,
    run_id: 'String',
    run_kind: WORD,
    run_number: 'UInt32',
    score_id: 'String',
    unscored: WORD,
    scored_at: TIME,
    line: 'String CODEC(ZSTD(3))',
    seal: 'String',
  },
  keep: 'last',
  orderBy: ['call_id', 'input_hash', 'form_hash', 'engine', 'run_id'],
  settings: POINT_READS,
}

/**
 * What figures read: the one row that counts for a call in a month, chosen by the highest `rank` (rows/rank.ts).
 * `month` is a column of its own: were it an expression over `day`, a filter by day could leave out the partition
 * or part with the newer row, and FINAL would show the older one. A `moved` row hides a call in a month it left.
 */
export const heads: Table = {
  name: 'heads',
  columns: {
    month: 'UInt32',
    call_id: 'String',
    rank: 'UInt256',
    moved: 'UInt8',
    day: 'Date32',
    started_at: TIME,
    ended_at: TIME,
    duration_ms: 'Int64',
    channel: WORD,
    direction: WORD,
    queue: WORD,
    language: WORD,
    agent_id: 'String',
    agent_name: 'String',
    agent_team: WORD,
    agent_site: WORD,
    input_hash: 'String',
    run_id: 'String',
    score_id: 'String',
    engine: WORD,
    form_id: WORD,
    form_hash: WORD,
    score: 'Nullable(Decimal(9, 1))',
    grade: WORD,
    critical: 'UInt8',
    unscored: WORD,
    'items.id': `Array(${WORD})`,
    'items.section': `Array(${WORD})`,
    'items.points': 'Array(Decimal(12, 4))',
    'items.awarded': 'Array(Decimal(12, 4))',
    'items.status': `Array(${WORD})`,
    'findings.rule_id': `Array(${WORD})`,
    'findings.item_id': `Array(${WORD})`,
    'findings.tags': 'Array(Array(String))',
    'findings.severity': `Array(${WORD})`,
    'findings.points': 'Array(Decimal(12, 4))',
    'findings.confidence': 'Array(Decimal(3, 2))',
  },
  keep: 'rank',
  partitionBy: 'month',
  orderBy: ['month', 'call_id'],
}

/** Every version of every ticket event with its bytes: ground truth. */
export const ticketEvents: Table = {
  name: 'ticket_events',
  columns: {
    ticket_id: 'String',
    event_id: 'String',
    input_hash: 'String',
    revision: 'UInt32',
    voided: 'UInt8',
    type: WORD,
    occurred_at: TIME,
    day: 'Date32',
    agent_id: 'String',
    agent_team: WORD,
    customer_id: 'String',
    department: WORD,
    category: WORD,
    complexity: WORD,
    priority: WORD,
    call_id: 'String',
    ...SOURCE,
    received_at: TIME,
    key: 'Nullable(String)',
    bytes: 'String CODEC(ZSTD(3))',
    seal: 'String',
  },
  orderBy: ['ticket_id', 'event_id', 'input_hash'],
  indexes: ['INDEX by_day day TYPE minmax'],
  settings: POINT_READS,
}

/** Of the arrays of a ticket: somebody's part in it, and when. */
const entries = (name: string) => ({
  [`${name}.event_id`]: 'Array(String)',
  [`${name}.at`]: `Array(${TIME})`,
  [`${name}.agent_id`]: 'Array(String)',
  [`${name}.team`]: `Array(${WORD})`,
  [`${name}.department`]: `Array(${WORD})`,
})

/**
 * What figures know of a ticket, a row each, made anew from all its events whenever one arrives (`rank`: how many versions
 * of events were known, then when it was made). `book` is the hash of the limits it was judged by.
 */
export const tickets: Table = {
  name: 'tickets',
  columns: {
    ticket_id: 'String',
    rank: 'UInt64',
    book: WORD,
    state: WORD,
    /** 0 where nobody knows when it was opened. */
    opened: 'UInt8',
    opened_at: TIME,
    opened_day: 'Date32',
    opened_category: WORD,
    opened_by: 'String',
    opened_team: WORD,
    opened_department: WORD,
    first_at: TIME,
    /** Of the last event, or of a call by which a limit was kept. */
    last_at: TIME,
    category: WORD,
    complexity: WORD,
    kind: WORD,
    priority: WORD,
    department: WORD,
    customer_id: 'String',
    customer_name: 'String',
    calls: 'Array(String)',
    'talks.call_id': 'Array(String)',
    'talks.at': `Array(${TIME})`,
    'talks.outbound': 'Array(UInt8)',
    'talks.agent_id': 'Array(String)',
    'talks.team': `Array(${WORD})`,
    'promises.key': 'Array(String)',
    'promises.call_id': 'Array(String)',
    'promises.segment': 'Array(UInt32)',
    'promises.start': 'Array(UInt32)',
    'promises.end': 'Array(UInt32)',
    'promises.text': 'Array(String)',
    ...entries('events'),
    'events.type': `Array(${WORD})`,
    ...entries('complaints'),
    'complaints.day': 'Array(Date32)',
    'complaints.comment': 'Array(String)',
    ...entries('ratings'),
    'ratings.day': 'Array(Date32)',
    'ratings.dimension': `Array(${WORD})`,
    'ratings.value': 'Array(Float64)',
    'ratings.comment': 'Array(String)',
    ...entries('displeasures'),
    'displeasures.day': 'Array(Date32)',
    'displeasures.type': `Array(${WORD})`,
    'displeasures.comment': 'Array(String)',
    'displeasures.words': 'Array(Array(String))',
    'displeasures.filed': 'Array(UInt8)',
    /** Of the limits below those that nothing has ended: their places from 1, and what a list of them is sorted by. */
    'open.run': 'Array(UInt16)',
    'open.started_at': `Array(${TIME})`,
    'open.due_at': `Array(Nullable(${TIME}))`,
    'limits.id': `Array(${WORD})`,
    'limits.start_event': 'Array(String)',
    'limits.started_at': `Array(${TIME})`,
    'limits.due_at': `Array(Nullable(${TIME}))`,
    'limits.met_at': `Array(Nullable(${TIME}))`,
    'limits.end_event': 'Array(String)',
    'limits.agent_id': 'Array(String)',
    'limits.team': `Array(${WORD})`,
    'limits.department': `Array(${WORD})`,
    'limits.counts': 'Array(UInt8)',
    'oddities.kind': `Array(${WORD})`,
    'oddities.event_id': 'Array(String)',
  },
  keep: 'rank',
  orderBy: ['ticket_id'],
  settings: POINT_READS,
}

/**
 * Which calls may be of which tickets, from either side (`of`: call or ticket): what a call names, and what events name,
 * in any version of them. Only says where to look; what counts is read from the versions.
 */
export const ticketCalls: Table = {
  name: 'ticket_calls',
  columns: { of: WORD, id: 'String', other: 'String' },
  keep: 'last',
  orderBy: ['of', 'id', 'other'],
  settings: POINT_READS,
}

/** What became of every message. Seen again after a crash, a message keeps the outcome with the highest weight. */
export const deliveries: Table = {
  name: 'deliveries',
  columns: {
    ...SOURCE,
    outcome: WORD,
    weight: 'UInt8',
    reason: WORD,
    kind: WORD,
    id: 'String',
    at: TIME,
  },
  keep: 'weight',
  orderBy: SOURCE_KEY,
}

/** Messages that could not be used. Key and value in base64, because their bytes may be no text. */
export const deadLetters: Table = {
  name: 'dead_letters',
  columns: {
    id: 'String',
    at: TIME,
    ...SOURCE,
    step: WORD,
    reason: WORD,
    problems: 'String',
    key: 'Nullable(String)',
    value: 'Nullable(String) CODEC(ZSTD(3))',
    seal: 'String',
  },
  keep: 'at',
  orderBy: ['id'],
}

/** What people did about dead letters, a row a deed; none is ever changed. `outcome` to `problems` are a retry's. */
export const deadLetterActions: Table = {
  name: 'dead_letter_actions',
  columns: {
    letter_id: 'String',
    id: 'String',
    at: TIME,
    action: WORD,
    who: 'String',
    note: 'String',
    outcome: WORD,
    reason: WORD,
    problems: 'String',
    seal: 'String',
  },
  orderBy: ['letter_id', 'id'],
}

/**
 * What inspectors saw without a call, entered by hand: a row a deed, none is ever changed. `withdrawn` takes back what
 * was entered under the same id.
 */
export const inspections: Table = {
  name: 'inspections',
  columns: {
    id: 'String',
    action: WORD,
    at: TIME,
    who: 'String',
    note: 'String',
    month: 'UInt32',
    day: 'Date32',
    checklist: WORD,
    checklist_version: WORD,
    agent_id: 'String',
    team: WORD,
    area: 'String',
    checked: 'Nullable(UInt32)',
    checked_of: 'Nullable(UInt32)',
    'items.id': `Array(${WORD})`,
    'items.problems': 'Array(UInt32)',
    'items.whole': 'Array(UInt8)',
    'items.note': 'Array(String)',
    seal: 'String',
  },
  keep: 'last',
  orderBy: ['id', 'action'],
}

/**
 * Rates of a team and month that no event tells, entered by hand: a row a deed, none is ever changed. `withdrawn` takes
 * back what was entered under the same id; an entry that `replaces` another counts in its place.
 */
export const kpiEntries: Table = {
  name: 'kpi_entries',
  columns: {
    id: 'String',
    action: WORD,
    at: TIME,
    who: 'String',
    note: 'String',
    month: 'UInt32',
    team: WORD,
    kpi: WORD,
    numerator: 'UInt32',
    denominator: 'Nullable(UInt32)',
    replaces: 'String',
    seal: 'String',
  },
  keep: 'last',
  orderBy: ['id', 'action'],
}

/** Rule books by hash, so that an old score can be made again after the rules were edited. */
export const forms: Table = {
  name: 'forms',
  columns: {
    hash: 'String',
    id: 'String',
    version: 'String',
    text: 'String CODEC(ZSTD(3))',
    view: 'String CODEC(ZSTD(3))',
    seal: 'String',
  },
  keep: 'last',
  orderBy: ['hash'],
}

export const runs: Table = {
  name: 'runs',
  columns: { id: 'String', kind: WORD, number: 'UInt32', started_at: TIME, seal: 'String' },
  keep: 'last',
  orderBy: ['id'],
}

/** What runs of the kind `rescore` were to score, so that one that was interrupted is gone on with. */
export const rescores: Table = {
  name: 'rescores',
  columns: { run_id: 'String', work: 'String', complete: 'UInt8', at: TIME },
  keep: 'at',
  orderBy: ['run_id'],
}

/** What the database was made with and must be read with. */
export const settings: Table = {
  name: 'settings',
  columns: { name: 'String', value: 'String' },
  keep: 'last',
  orderBy: ['name'],
}
