import { parseArgs } from 'node:util'
import { sourcesOf } from '../../cli/packs.ts'
import { bookOf, booksOf, decodePack, type Pack } from '../../scoring/packs/decode.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { type Miss, measure, type Row } from './measure.ts'
import { type Half, readCorpus } from './read.ts'

/**
 * `npm run corpus -- [measuring] [--tag TAG] [--misses] [--kinds] [--only GROUP] [--packs DIR] [--all]`: precision and recall by
 * tag, with `--misses` the calls that came out otherwise, with what was said in them. The measuring half shows no calls,
 * and with `--kinds` only what kind of calls they were, and which rules flagged them.
 * With `--all` by every rule of the pack, whether a form has it or not.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tag: { type: 'string' },
    misses: { type: 'boolean' },
    kinds: { type: 'boolean' },
    only: { type: 'string' },
    packs: { type: 'string' },
    all: { type: 'boolean' },
  },
})
const half = (positionals[0] ?? 'building') as Half
const ZONE = 'Asia/Shanghai'
const pack = decodePack(sourcesOf(values.packs))
const scorer = createScorer(
  values.all ? (['zh', 'en'] as const).map((language) => everyRule(pack, language)) : booksOf(pack, ZONE),
)
const corpus = readCorpus(half).filter(({ call }) => values.only === undefined || call.call_id.startsWith(values.only))
const rows = measure(corpus, scorer).filter(({ tag }) => values.tag === undefined || tag === values.tag)

const share = (value: number | null) => (value === null ? '  –  ' : value.toFixed(3))
const line = ({ tag, found, wrong, missed, precision, recall }: Row) =>
  `${tag.padEnd(18)} ${String(found).padStart(4)} ${String(wrong.length).padStart(5)} ${String(missed.length).padStart(6)}   ${share(precision)}  ${share(recall)}`
console.log(`${half}: ${corpus.length} calls, ${corpus.filter(({ tags }) => tags.length === 0).length} of them clean`)
console.log('tag                right wrong missed  precision recall')
for (const row of rows) console.log(line(row))

if (values.misses && half === 'building') {
  for (const { tag, wrong, missed } of rows) {
    for (const one of wrong) tell(`WRONG ${tag}`, tag, one)
    for (const one of missed) tell(`MISSED ${tag}`, tag, one)
  }
}

if (values.kinds) {
  for (const { tag, wrong, missed } of rows) {
    const flagged = wrong.flatMap(({ labelled, score }) =>
      score.findings.filter(({ tags }) => tags.includes(tag)).map(({ rule_id }) => `${rule_id} (${kindOf(labelled)})`),
    )
    for (const [kind, times] of counted(flagged)) console.log(`WRONG ${tag}: ${times} ${kind}`)
    for (const [kind, times] of counted(missed.map(({ labelled }) => kindOf(labelled))))
      console.log(`MISSED ${tag}: ${times} ${kind}`)
  }
}

function kindOf({ call, tags, place, spoiled }: Miss['labelled']): string {
  const group = place.replace(/^.*\//, '').replace(/-(clean|faults)\.txt.*$/, '')
  return [group, call.channel, tags.length === 0 ? 'clean' : 'with faults', ...(spoiled ? ['spoiled'] : [])].join(', ')
}

function counted(kinds: readonly string[]): [string, number][] {
  const times = new Map<string, number>()
  for (const kind of kinds) times.set(kind, (times.get(kind) ?? 0) + 1)
  return [...times].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
}

function tell(what: string, tag: string, { labelled: { call, tags, place, spoiled }, score }: Miss): void {
  console.log(`\n${what}: ${call.call_id} (${place}) [${tags.join(', ') || 'clean'}]${spoiled ? ' spoiled' : ''}`)
  for (const { tags, rule_id, message } of score.findings)
    if (tags.includes(tag)) console.log(`  ${rule_id}: ${message.zh}`)
  for (const { speaker, start_ms, end_ms, text } of call.segments)
    console.log(`  ${String(start_ms).padStart(7)}–${String(end_ms ?? '').padEnd(7)} ${speaker.slice(0, 1)} ${text}`)
}

/** A book of all rules of a language. */
function everyRule(pack: Pack, language: 'zh' | 'en') {
  const title = { zh: '全部规则', en: 'Every rule' }
  const rules = [...pack.rules.values()].filter(({ value }) => (value.applies?.language ?? language) === language)
  const items = [{ id: 'all', title, points: 100, rules: rules.map(({ value }) => ({ rule: value.id, points: -1 })) }]
  const base = pack.forms.get(`hotline-${language}`)?.value
  if (base === undefined) throw new Error(`no form hotline-${language}`)
  return bookOf({ ...base, id: `all-${language}`, sections: [{ id: 'all', title, items }] }, pack, ZONE)
}
