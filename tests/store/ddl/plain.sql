-- 1: calls, scores, tickets, ledger
CREATE TABLE IF NOT EXISTS call_versions (
  `call_id` String,
  `input_hash` String,
  `month` UInt32,
  `revision` UInt32,
  `ended_at` DateTime64(3, 'UTC'),
  `source_kind` LowCardinality(String),
  `source_name` String,
  `source_partition` UInt32,
  `position` UInt64,
  `line` UInt32,
  `received_at` DateTime64(3, 'UTC'),
  `key` Nullable(String),
  `bytes` String CODEC(ZSTD(3)),
  `seal` String
) ENGINE = MergeTree
ORDER BY (call_id, input_hash)
SETTINGS index_granularity = 512;

CREATE TABLE IF NOT EXISTS dead_letter_actions (
  `letter_id` String,
  `id` String,
  `at` DateTime64(3, 'UTC'),
  `action` LowCardinality(String),
  `who` String,
  `note` String,
  `outcome` LowCardinality(String),
  `reason` LowCardinality(String),
  `problems` String,
  `seal` String
) ENGINE = MergeTree
ORDER BY (letter_id, id);

CREATE TABLE IF NOT EXISTS dead_letters (
  `id` String,
  `at` DateTime64(3, 'UTC'),
  `source_kind` LowCardinality(String),
  `source_name` String,
  `source_partition` UInt32,
  `position` UInt64,
  `line` UInt32,
  `step` LowCardinality(String),
  `reason` LowCardinality(String),
  `problems` String,
  `key` Nullable(String),
  `value` Nullable(String) CODEC(ZSTD(3)),
  `seal` String
) ENGINE = ReplacingMergeTree(at)
ORDER BY (id);

CREATE TABLE IF NOT EXISTS deliveries (
  `source_kind` LowCardinality(String),
  `source_name` String,
  `source_partition` UInt32,
  `position` UInt64,
  `line` UInt32,
  `outcome` LowCardinality(String),
  `weight` UInt8,
  `reason` LowCardinality(String),
  `kind` LowCardinality(String),
  `id` String,
  `at` DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(weight)
ORDER BY (source_kind, source_name, source_partition, position, line);

CREATE TABLE IF NOT EXISTS forms (
  `hash` String,
  `id` String,
  `version` String,
  `text` String CODEC(ZSTD(3)),
  `view` String CODEC(ZSTD(3)),
  `seal` String
) ENGINE = ReplacingMergeTree
ORDER BY (hash);

CREATE TABLE IF NOT EXISTS heads (
  `month` UInt32,
  `call_id` String,
  `rank` UInt256,
  `moved` UInt8,
  `day` Date32,
  `started_at` DateTime64(3, 'UTC'),
  `ended_at` DateTime64(3, 'UTC'),
  `duration_ms` Int64,
  `channel` LowCardinality(String),
  `direction` LowCardinality(String),
  `queue` LowCardinality(String),
  `language` LowCardinality(String),
  `agent_id` String,
  `agent_name` String,
  `agent_team` LowCardinality(String),
  `agent_site` LowCardinality(String),
  `input_hash` String,
  `run_id` String,
  `score_id` String,
  `engine` LowCardinality(String),
  `form_id` LowCardinality(String),
  `form_hash` LowCardinality(String),
  `score` Nullable(Decimal(9, 1)),
  `grade` LowCardinality(String),
  `critical` UInt8,
  `unscored` LowCardinality(String),
  `items.id` Array(LowCardinality(String)),
  `items.section` Array(LowCardinality(String)),
  `items.points` Array(Decimal(12, 4)),
  `items.awarded` Array(Decimal(12, 4)),
  `items.status` Array(LowCardinality(String)),
  `findings.rule_id` Array(LowCardinality(String)),
  `findings.item_id` Array(LowCardinality(String)),
  `findings.tags` Array(Array(String)),
  `findings.severity` Array(LowCardinality(String)),
  `findings.points` Array(Decimal(12, 4)),
  `findings.confidence` Array(Decimal(3, 2))
) ENGINE = ReplacingMergeTree(rank)
PARTITION BY month
ORDER BY (month, call_id);

CREATE TABLE IF NOT EXISTS inspections (
  `id` String,
  `action` LowCardinality(String),
  `at` DateTime64(3, 'UTC'),
  `who` String,
  `note` String,
  `month` UInt32,
  `day` Date32,
  `checklist` LowCardinality(String),
  `checklist_version` LowCardinality(String),
  `agent_id` String,
  `team` LowCardinality(String),
  `area` String,
  `checked` Nullable(UInt32),
  `checked_of` Nullable(UInt32),
  `items.id` Array(LowCardinality(String)),
  `items.problems` Array(UInt32),
  `items.whole` Array(UInt8),
  `items.note` Array(String),
  `seal` String
) ENGINE = ReplacingMergeTree
ORDER BY (id, action);

CREATE TABLE IF NOT EXISTS kpi_entries (
  `id` String,
  `action` LowCardinality(String),
  `at` DateTime64(3, 'UTC'),
  `who` String,
  `note` String,
  `month` UInt32,
  `team` LowCardinality(String),
  `kpi` LowCardinality(String),
  `numerator` UInt32,
  `denominator` Nullable(UInt32),
  `replaces` String,
  `seal` String
) ENGINE = ReplacingMergeTree
ORDER BY (id, action);

CREATE TABLE IF NOT EXISTS rescores (
  `run_id` String,
  `work` String,
  `complete` UInt8,
  `at` DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(at)
ORDER BY (run_id);

CREATE TABLE IF NOT EXISTS runs (
  `id` String,
  `kind` LowCardinality(String),
  `number` UInt32,
  `started_at` DateTime64(3, 'UTC'),
  `seal` String
) ENGINE = ReplacingMergeTree
ORDER BY (id);

CREATE TABLE IF NOT EXISTS scores (
  `call_id` String,
  `input_hash` String,
  `form_hash` String,
  `engine` LowCardinality(String),
  `run_id` String,
  `run_kind` LowCardinality(String),
  `run_number` UInt32,
  `score_id` String,
  `unscored` LowCardinality(String),
  `scored_at` DateTime64(3, 'UTC'),
  `line` String CODEC(ZSTD(3)),
  `seal` String
) ENGINE = ReplacingMergeTree
ORDER BY (call_id, input_hash, form_hash, engine, run_id)
SETTINGS index_granularity = 512;

CREATE TABLE IF NOT EXISTS settings (
  `name` String,
  `value` String
) ENGINE = ReplacingMergeTree
ORDER BY (name);

CREATE TABLE IF NOT EXISTS ticket_calls (
  `of` LowCardinality(String),
  `id` String,
  `other` String
) ENGINE = ReplacingMergeTree
ORDER BY (of, id, other)
SETTINGS index_granularity = 512;

CREATE TABLE IF NOT EXISTS ticket_events (
  `ticket_id` String,
  `event_id` String,
  `input_hash` String,
  `revision` UInt32,
  `voided` UInt8,
  `type` LowCardinality(String),
  `occurred_at` DateTime64(3, 'UTC'),
  `day` Date32,
  `agent_id` String,
  `agent_team` LowCardinality(String),
  `customer_id` String,
  `department` LowCardinality(String),
  `category` LowCardinality(String),
  `complexity` LowCardinality(String),
  `priority` LowCardinality(String),
  `call_id` String,
  `source_kind` LowCardinality(String),
  `source_name` String,
  `source_partition` UInt32,
  `position` UInt64,
  `line` UInt32,
  `received_at` DateTime64(3, 'UTC'),
  `key` Nullable(String),
  `bytes` String CODEC(ZSTD(3)),
  `seal` String,
  INDEX by_day day TYPE minmax
) ENGINE = MergeTree
ORDER BY (ticket_id, event_id, input_hash)
SETTINGS index_granularity = 512;

CREATE TABLE IF NOT EXISTS tickets (
  `ticket_id` String,
  `rank` UInt64,
  `book` LowCardinality(String),
  `state` LowCardinality(String),
  `opened` UInt8,
  `opened_at` DateTime64(3, 'UTC'),
  `opened_day` Date32,
  `opened_category` LowCardinality(String),
  `opened_by` String,
  `opened_team` LowCardinality(String),
  `opened_department` LowCardinality(String),
  `first_at` DateTime64(3, 'UTC'),
  `last_at` DateTime64(3, 'UTC'),
  `category` LowCardinality(String),
  `complexity` LowCardinality(String),
  `kind` LowCardinality(String),
  `priority` LowCardinality(String),
  `department` LowCardinality(String),
  `customer_id` String,
  `customer_name` String,
  `calls` Array(String),
  `talks.call_id` Array(String),
  `talks.at` Array(DateTime64(3, 'UTC')),
  `talks.outbound` Array(UInt8),
  `talks.agent_id` Array(String),
  `talks.team` Array(LowCardinality(String)),
  `promises.key` Array(String),
  `promises.call_id` Array(String),
  `promises.segment` Array(UInt32),
  `promises.start` Array(UInt32),
  `promises.end` Array(UInt32),
  `promises.text` Array(String),
  `events.event_id` Array(String),
  `events.at` Array(DateTime64(3, 'UTC')),
  `events.agent_id` Array(String),
  `events.team` Array(LowCardinality(String)),
  `events.department` Array(LowCardinality(String)),
  `events.type` Array(LowCardinality(String)),
  `complaints.event_id` Array(String),
  `complaints.at` Array(DateTime64(3, 'UTC')),
  `complaints.agent_id` Array(String),
  `complaints.team` Array(LowCardinality(String)),
  `complaints.department` Array(LowCardinality(String)),
  `complaints.day` Array(Date32),
  `complaints.comment` Array(String),
  `ratings.event_id` Array(String),
  `ratings.at` Array(DateTime64(3, 'UTC')),
  `ratings.agent_id` Array(String),
  `ratings.team` Array(LowCardinality(String)),
  `ratings.department` Array(LowCardinality(String)),
  `ratings.day` Array(Date32),
  `ratings.dimension` Array(LowCardinality(String)),
  `ratings.value` Array(Float64),
  `ratings.comment` Array(String),
  `displeasures.event_id` Array(String),
  `displeasures.at` Array(DateTime64(3, 'UTC')),
  `displeasures.agent_id` Array(String),
  `displeasures.team` Array(LowCardinality(String)),
  `displeasures.department` Array(LowCardinality(String)),
  `displeasures.day` Array(Date32),
  `displeasures.type` Array(LowCardinality(String)),
  `displeasures.comment` Array(String),
  `displeasures.words` Array(Array(String)),
  `displeasures.filed` Array(UInt8),
  `open.run` Array(UInt16),
  `open.started_at` Array(DateTime64(3, 'UTC')),
  `open.due_at` Array(Nullable(DateTime64(3, 'UTC'))),
  `limits.id` Array(LowCardinality(String)),
  `limits.start_event` Array(String),
  `limits.started_at` Array(DateTime64(3, 'UTC')),
  `limits.due_at` Array(Nullable(DateTime64(3, 'UTC'))),
  `limits.met_at` Array(Nullable(DateTime64(3, 'UTC'))),
  `limits.end_event` Array(String),
  `limits.agent_id` Array(String),
  `limits.team` Array(LowCardinality(String)),
  `limits.department` Array(LowCardinality(String)),
  `limits.counts` Array(UInt8),
  `oddities.kind` Array(LowCardinality(String)),
  `oddities.event_id` Array(String)
) ENGINE = ReplacingMergeTree(rank)
ORDER BY (ticket_id)
SETTINGS index_granularity = 512;
-- 2: how sure a finding is
ALTER TABLE heads ADD COLUMN IF NOT EXISTS `findings.confidence` Array(Decimal(3, 2));
-- 3: scoring again can be resumed
CREATE TABLE IF NOT EXISTS rescores (
  `run_id` String,
  `work` String,
  `complete` UInt8,
  `at` DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(at)
ORDER BY (run_id);
-- 4: what was done about dead letters
CREATE TABLE IF NOT EXISTS dead_letter_actions (
  `letter_id` String,
  `id` String,
  `at` DateTime64(3, 'UTC'),
  `action` LowCardinality(String),
  `who` String,
  `note` String,
  `outcome` LowCardinality(String),
  `reason` LowCardinality(String),
  `problems` String,
  `seal` String
) ENGINE = MergeTree
ORDER BY (letter_id, id);
-- 5: tickets and their limits
CREATE TABLE IF NOT EXISTS tickets (
  `ticket_id` String,
  `rank` UInt64,
  `book` LowCardinality(String),
  `state` LowCardinality(String),
  `opened` UInt8,
  `opened_at` DateTime64(3, 'UTC'),
  `opened_day` Date32,
  `opened_category` LowCardinality(String),
  `opened_by` String,
  `opened_team` LowCardinality(String),
  `opened_department` LowCardinality(String),
  `first_at` DateTime64(3, 'UTC'),
  `last_at` DateTime64(3, 'UTC'),
  `category` LowCardinality(String),
  `complexity` LowCardinality(String),
  `kind` LowCardinality(String),
  `priority` LowCardinality(String),
  `department` LowCardinality(String),
  `customer_id` String,
  `customer_name` String,
  `calls` Array(String),
  `talks.call_id` Array(String),
  `talks.at` Array(DateTime64(3, 'UTC')),
  `talks.outbound` Array(UInt8),
  `talks.agent_id` Array(String),
  `talks.team` Array(LowCardinality(String)),
  `promises.key` Array(String),
  `promises.call_id` Array(String),
  `promises.segment` Array(UInt32),
  `promises.start` Array(UInt32),
  `promises.end` Array(UInt32),
  `promises.text` Array(String),
  `events.event_id` Array(String),
  `events.at` Array(DateTime64(3, 'UTC')),
  `events.agent_id` Array(String),
  `events.team` Array(LowCardinality(String)),
  `events.department` Array(LowCardinality(String)),
  `events.type` Array(LowCardinality(String)),
  `complaints.event_id` Array(String),
  `complaints.at` Array(DateTime64(3, 'UTC')),
  `complaints.agent_id` Array(String),
  `complaints.team` Array(LowCardinality(String)),
  `complaints.department` Array(LowCardinality(String)),
  `complaints.day` Array(Date32),
  `complaints.comment` Array(String),
  `ratings.event_id` Array(String),
  `ratings.at` Array(DateTime64(3, 'UTC')),
  `ratings.agent_id` Array(String),
  `ratings.team` Array(LowCardinality(String)),
  `ratings.department` Array(LowCardinality(String)),
  `ratings.day` Array(Date32),
  `ratings.dimension` Array(LowCardinality(String)),
  `ratings.value` Array(Float64),
  `ratings.comment` Array(String),
  `displeasures.event_id` Array(String),
  `displeasures.at` Array(DateTime64(3, 'UTC')),
  `displeasures.agent_id` Array(String),
  `displeasures.team` Array(LowCardinality(String)),
  `displeasures.department` Array(LowCardinality(String)),
  `displeasures.day` Array(Date32),
  `displeasures.type` Array(LowCardinality(String)),
  `displeasures.comment` Array(String),
  `displeasures.words` Array(Array(String)),
  `displeasures.filed` Array(UInt8),
  `open.run` Array(UInt16),
  `open.started_at` Array(DateTime64(3, 'UTC')),
  `open.due_at` Array(Nullable(DateTime64(3, 'UTC'))),
  `limits.id` Array(LowCardinality(String)),
  `limits.start_event` Array(String),
  `limits.started_at` Array(DateTime64(3, 'UTC')),
  `limits.due_at` Array(Nullable(DateTime64(3, 'UTC'))),
  `limits.met_at` Array(Nullable(DateTime64(3, 'UTC'))),
  `limits.end_event` Array(String),
  `limits.agent_id` Array(String),
  `limits.team` Array(LowCardinality(String)),
  `limits.department` Array(LowCardinality(String)),
  `limits.counts` Array(UInt8),
  `oddities.kind` Array(LowCardinality(String)),
  `oddities.event_id` Array(String)
) ENGINE = ReplacingMergeTree(rank)
ORDER BY (ticket_id)
SETTINGS index_granularity = 512;
-- 6: inspections entered by hand
CREATE TABLE IF NOT EXISTS inspections (
  `id` String,
  `action` LowCardinality(String),
  `at` DateTime64(3, 'UTC'),
  `who` String,
  `note` String,
  `month` UInt32,
  `day` Date32,
  `checklist` LowCardinality(String),
  `checklist_version` LowCardinality(String),
  `agent_id` String,
  `team` LowCardinality(String),
  `area` String,
  `checked` Nullable(UInt32),
  `checked_of` Nullable(UInt32),
  `items.id` Array(LowCardinality(String)),
  `items.problems` Array(UInt32),
  `items.whole` Array(UInt8),
  `items.note` Array(String),
  `seal` String
) ENGINE = ReplacingMergeTree
ORDER BY (id, action);
-- 7: which calls are of which tickets
CREATE TABLE IF NOT EXISTS ticket_calls (
  `of` LowCardinality(String),
  `id` String,
  `other` String
) ENGINE = ReplacingMergeTree
ORDER BY (of, id, other)
SETTINGS index_granularity = 512;

INSERT INTO ticket_calls (of, id, other) SELECT side.1, side.2, side.3 FROM (
         SELECT DISTINCT arrayJoin([('call', call_id, ticket_id), ('ticket', ticket_id, call_id)]) AS side
         FROM ticket_events WHERE call_id != '');

INSERT INTO ticket_calls (of, id, other) SELECT side.1, side.2, side.3 FROM (
         SELECT arrayJoin(arrayFlatten(arrayMap(ticket -> [('call', call_id, ticket), ('ticket', ticket, call_id)],
           JSONExtract(bytes, 'ticket_ids', 'Array(String)')))) AS side FROM call_versions);
-- 8: rates entered by hand
CREATE TABLE IF NOT EXISTS kpi_entries (
  `id` String,
  `action` LowCardinality(String),
  `at` DateTime64(3, 'UTC'),
  `who` String,
  `note` String,
  `month` UInt32,
  `team` LowCardinality(String),
  `kpi` LowCardinality(String),
  `numerator` UInt32,
  `denominator` Nullable(UInt32),
  `replaces` String,
  `seal` String
) ENGINE = ReplacingMergeTree
ORDER BY (id, action);
