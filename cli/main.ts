#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander'
import { ListenError } from '../api/listen.ts'
import { UnreadableFile } from '../ingest/files.ts'
import { FLAGS, IMPORTERS } from '../ingest/formats/index.ts'
import { UnreadableBatch } from '../ingest/kafka/errors.ts'
import { KafkaAway, TopicsMissing } from '../ingest/kafka/topics.ts'
import { versionOfProgram } from '../ingest/project.ts'
import { AuthorError } from '../scoring/packs/source.ts'
import { StoreError } from '../store/index.ts'
import { Complaint } from './settings.ts'

const PACKS_HELP =
  'a folder of your own with rules/, forms/, lists/, situations/; in place of what comes with Earshot, or over it with a pack.yaml'

const program = new Command('earshot')
  .description('客服质检 · scores every customer-service call and chat against your own service standard')
  .version(versionOfProgram())
  .exitOverride()
  .showHelpAfterError('(earshot COMMAND --help says more)')

program
  .command('start')
  .description('API and dashboards in one process, the engine embedded; reads Kafka too where KAFKA_BROKERS is set')
  .action(async () => (await import('./commands/serve.ts')).start())

const demo = program
  .command('demo')
  .description('the same over a month of sample calls and tickets')
  .action(async () => (await import('./commands/demo.ts')).demo())
demo
  .command('truth')
  .description('precision and recall per tag against the faults planted in the sample calls')
  .option('--misses', 'every false alarm and every fault missed: the call, why the rule did so, and the words')
  .option('--json', 'one tag a line')
  .option('--seed <number>', 'another month than the one shown', '1')
  .action(async (options) => (await import('./commands/demo.ts')).demoTruth(options))

program
  .command('score')
  .description('score call.v1 JSON Lines (- is standard input)')
  .argument('<file...>')
  .option('--json', 'one score a line, as the contract says')
  .option('--form <id>', 'judge by this form, whatever the call')
  .option('--explain', 'every item, and of every rule why it did or did not fire')
  .option('--rule <id>', 'explain this rule, or this situation, only')
  .option('--failed', 'explain only what cost points or could not be judged')
  .option('--packs <folder>', PACKS_HELP)
  .action(async (files, options) => (await import('./commands/score.ts')).score(files, options))

program
  .command('tickets')
  .description('how every time limit on every ticket stands (ticket.v1 JSON Lines, - is standard input)')
  .argument('<file...>')
  .option('--at <time>', 'at this moment, RFC 3339; now where not said')
  .option('--json', 'one limit a line, as the contract says')
  .option('--packs <folder>', PACKS_HELP)
  .action(async (files, options) => (await import('./commands/tickets.ts')).tickets(files, options))

program
  .command('load')
  .description('calls and ticket events (JSON Lines) into the store')
  .argument('<file...>')
  .action(async (files) => (await import('./commands/load.ts')).load(files))

const importing = program
  .command('import')
  .description("another system's transcript to call.v1 JSON Lines on standard output")
  .argument('<file...>')
  .requiredOption('--from <format>', IMPORTERS.map(({ id, title }) => `${id} (${title.en})`).join(', '))
for (const flag of Object.values(FLAGS)) {
  const [name, value] = flag.split(' ') as [string, string]
  const option = new Option(`${name} <${value}>`)
  importing.addOption(
    name === '--speaker' ? option.argParser((one: string, all: string[] = []) => [...all, one]) : option,
  )
}
importing.action(async (files, options) => (await import('./commands/import.ts')).importFiles(files, options))

program
  .command('verify')
  .description('make every stored score of a month again and compare byte for byte')
  .requiredOption('--month <YYYY-MM>')
  .action(async (options) => (await import('./commands/verify.ts')).verify(options))

program
  .command('rescore')
  .description("score stored calls again with today's forms; earlier scores stay")
  .requiredOption('--from <day>', 'first day, YYYY-MM-DD')
  .requiredOption('--to <day>', 'day after the last, YYYY-MM-DD')
  .action(async (options) => (await import('./commands/rescore.ts')).rescore(options))

const report = program.command('report').description('tables of the month')
report
  .command('complaint-rate')
  .description('complaints against repairs, by month, whole quarter and department')
  .requiredOption('--from <day>', 'first day, YYYY-MM-DD')
  .requiredOption('--to <day>', 'day after the last, YYYY-MM-DD')
  .option('--json', 'one object a line')
  .action(async (options) => (await import('./commands/report.ts')).complaintRate(options))

program
  .command('worker')
  .description('read Kafka into a ClickHouse server')
  .action(async () => (await import('./commands/serve.ts')).worker())

program
  .command('api')
  .description('API and dashboards only')
  .action(async () => (await import('./commands/serve.ts')).api())

program
  .command('migrate')
  .description('bring the tables up to date')
  .action(async () => (await import('./commands/serve.ts')).migrate())

program
  .command('status')
  .description('what is there: store, calls, dead letters, Kafka; 1 where something cannot be reached')
  .option('--json', 'one object')
  .action(async (options) => (await import('./commands/status.ts')).status(options))

program
  .command('reconcile')
  .description('produced = stored + superseded + dead-lettered, and the tables have what the ledger says; 1 where not')
  .option('--json', 'one object')
  .action(async (options) => (await import('./commands/reconcile.ts')).reconcile(options))

program
  .command('backup')
  .description('the whole store as files with a manifest')
  .argument('<folder>', 'a new folder, or an empty one')
  .action(async (folder) => (await import('./commands/backup.ts')).backup(folder))

program
  .command('restore')
  .description('a backup into an empty store')
  .argument('<folder>')
  .option('--replace', 'in the place of all that is there')
  .action(async (folder, options) => (await import('./commands/backup.ts')).restore(folder, options))

const dlq = program.command('dlq').description('messages that could not be used')
dlq
  .command('list')
  .description('a line a message, the newest first, and how many by reason')
  .option('--state <state>', 'open, retried, discarded or any', 'open')
  .option('--reason <reason>', 'those that were refused for it')
  .option('--source <name>', 'those of a topic or file')
  .option('--limit <number>', 'how many at most', '50')
  .option('--json', 'one object a line')
  .action(async (options) => (await import('./commands/dlq.ts')).dlqList(options))
dlq
  .command('show')
  .description('why it was refused, what was done about it, and the message as it came')
  .argument('<id>')
  .option('--json', 'one object, the bytes in base64')
  .action(async (id, options) => (await import('./commands/dlq.ts')).dlqShow(id, options))
dlq
  .command('retry')
  .description('again through decoding, scoring and storing; the history stays')
  .argument('<id...>')
  .option('--reason <text>', 'why it should go well now')
  .option('--who <name>', 'who does it; the user of this terminal unless said')
  .action(async (ids, options) => (await import('./commands/dlq.ts')).dlqRetry(ids, options))
dlq
  .command('discard')
  .description('give it up; it stays on record')
  .argument('<id...>')
  .option('--reason <text>', 'why')
  .option('--who <name>', 'who does it; the user of this terminal unless said')
  .action(async (ids, options) => (await import('./commands/dlq.ts')).dlqDiscard(ids, options))

const rules = program.command('rules').description('the packs of rules and forms')
rules
  .command('test')
  .description("run every rule's own examples")
  .option('--explain', 'of every example that fails, why it came out as it did')
  .option('--packs <folder>', PACKS_HELP)
  .action(async (options) => (await import('./commands/rules.ts')).rulesTest(options))
rules
  .command('lint')
  .description('what is wrong, useless or slow in rules, forms and lists although they load')
  .option('--packs <folder>', PACKS_HELP)
  .option('--strict', 'warnings are errors')
  .option('--info', 'also what is worth knowing and may well be meant')
  .action(async (options) => (await import('./commands/rules.ts')).rulesLint(options))

rules
  .command('coverage')
  .description('which clauses of the service standard are checked, and by what')
  .option('--brief', 'sums only')
  .option('--html <file>', 'also as a page for the quality manager')
  .option('--packs <folder>', PACKS_HELP)
  .action(async (options) => (await import('./commands/rules.ts')).rulesCoverage(options))
rules
  .command('init')
  .description(
    'begin a pack of your own: a form that extends one that comes with Earshot, a list, a rule with examples',
  )
  .argument('<folder>', 'a new folder, or an empty one')
  .option('--form <id>', 'the form it begins from', 'hotline-zh')
  .option('--id <id>', 'what your form is called', 'my-form')
  .action(async (folder, options) => (await import('./commands/init.ts')).rulesInit(folder, options))

rules
  .command('schema')
  .description('JSON Schemas of the files of a pack, for editors')
  .argument(
    '[kind]',
    'rule, examples, situation, list, clauses, form, limit, calendar, scheme, scheme-examples, checklist or pack',
  )
  .option('--out <folder>', 'write <kind>.schema.json there')
  .action(async (kind, options) => (await import('./commands/rules.ts')).rulesSchema(kind, options))

/** Errors whose message says all there is to say. */
const EXPECTED = [StoreError, ListenError, AuthorError, UnreadableFile, UnreadableBatch, KafkaAway, TopicsMissing]

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

/** One line for what the person at the terminal can mend; a stack for what we must. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Complaint) {
    console.error(error.message)
    return error.exitCode
  }
  const expected = EXPECTED.some((kind) => error instanceof kind)
  console.error(expected ? (error as Error).message : error)
  return 1
}
