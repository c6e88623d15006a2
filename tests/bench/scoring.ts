import { createHash } from 'node:crypto'
import { generate } from '../../cli/demo/index.ts'
import { type Call, decodeCall } from '../../contract/index.ts'
import { readPack, readScorer } from '../../ingest/packs.ts'
import type { Book } from '../../scoring/form/book.ts'
import { derivedId } from '../../scoring/form/id.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { withEvery } from './every.ts'
import { inTurn, table, times } from './measure.ts'

const ROUNDS = 25
const ZONE = 'Asia/Shanghai'
const HASH = `sha256:${'0'.repeat(64)}`

/**
 * Scoring a call with its form against decoding its message, one thread, on the sample month; the same with rules
 * for every detector; and what ten times the rules cost, nine in ten of them for situations of their own, as a centre with
 * scripts for every case has them.
 */
export async function scoring(): Promise<void> {
  const scorer = readScorer(ZONE)
  const books = booksOf(readPack(), ZONE)
  const every = createScorer(books.map(withEvery))
  const larger = createScorer(books.map(tenfold))
  const messages = [...generate({ calls: 1000 })].map(({ call }) => Buffer.from(JSON.stringify(call)))
  const calls = messages.map((bytes) => JSON.parse(bytes.toString()) as Call)
  const scores = calls.map((call) => scorer.score(call, HASH))

  const works = {
    parse: () => messages.forEach((bytes) => void JSON.parse(bytes.toString())),
    score: () => calls.forEach((call) => void scorer.score(call, HASH)),
    every: () => calls.forEach((call) => void every.score(call, HASH)),
    tenfold: () => calls.forEach((call) => void larger.score(call, HASH)),
    name: () => scores.forEach((score) => void names(score)),
    decode: () => messages.forEach((bytes) => void decodeCall(bytes)),
    hash: () => messages.forEach((bytes) => void createHash('sha256').update(bytes).digest('hex')),
    write: () => scores.forEach((score) => void JSON.stringify(score)),
  }
  const [parse = 0, score = 0, all = 0, more = 0, name = 0, decode = 0, hash = 0, write = 0] = await inTurn(
    ROUNDS,
    Object.values(works),
  )

  const row = (what: string, ms: number, than = parse) => ({
    what,
    value: `${((ms * 1000) / calls.length).toFixed(1)} µs/call`,
    ratio: times(ms / than),
  })
  const findings = scores.reduce((sum, { findings }) => sum + findings.length, 0)
  const rules = (of: typeof scorer) => of.rulebooks.reduce((sum, { view }) => sum + view.rules.length, 0)
  table(`Scoring: ${calls.length} calls, the whole form, ${findings} findings`, [
    row('bytes → string → JSON.parse', parse),
    row('scoring', score),
    row('  of which hashing: the ids', name),
    row('  without it', score - name),
    row('apart: decoding with every check of the contract', decode),
    row('apart: hashing the message', hash),
    row('apart: writing the score', write),
    row('scoring with every detector', all),
    row('  against scoring', all, score),
    row(`scoring by ${rules(larger)} rules, against ${rules(scorer)}`, more, score),
  ])
}

/** The ids of a score, made again. */
function names({ call_id, form, engine, findings }: ReturnType<ReturnType<typeof createScorer>['score']>): void {
  derivedId('s', HASH, call_id, form?.hash ?? '', engine)
  for (const { rule_id, rule_version, evidence } of findings)
    derivedId('f', HASH, rule_id, rule_version, JSON.stringify(evidence.map((e) => [e.segment, e.start, e.end])))
}

const COPIES = 9
const TOPICS = 6

/** A form in which each rule stands nine times more, for calls in which the customer speaks of something of its own. */
function tenfold(book: Book): Book {
  const rules = { ...book.rules }
  const copies = (id: string): string[] =>
    Array.from({ length: COPIES }, (_, copy) => {
      const rule = book.rules[id] as Book['rules'][string]
      const any = Array.from({ length: TOPICS }, (_, i) => topic(`${id} ${copy} ${i}`, book.form.applies_to.language))
      const made = `${id}-${copy}`
      rules[made] = {
        ...rule,
        id: made,
        conditions: { ...rule.conditions, topic: { phrases: { any }, speaker: 'customer' } as never },
        given: rule.given === undefined ? 'topic' : `topic and (${rule.given})`,
      }
      return made
    })
  const sections = book.form.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({
      ...item,
      rules: item.rules?.flatMap((use) => [use, ...copies(use.rule).map((rule) => ({ ...use, rule }))]),
    })),
  }))
  return { ...book, form: { ...book.form, sections }, rules }
}

const SYLLABLES = {
  zh: [...'电梯门禁水箱阀板灯线卡锁盘泵管表箱机柜屏键轮带轴框膜芯帽环垫片'],
  en: ['valve', 'pump', 'belt', 'gear', 'panel', 'drum', 'filter', 'hinge', 'motor', 'sensor', 'tray', 'latch'],
}

/** The name of some part, the same for the same seed. */
function topic(seed: string, language: 'zh' | 'en' | undefined): string {
  const digits = Number.parseInt(derivedId('t', seed).slice(2, 14), 16)
  const words = SYLLABLES[language ?? 'zh']
  const pick = (n: number) => words[Math.floor(digits / words.length ** n) % words.length] as string
  return [0, 1, 2, 3].map(pick).join(language === 'en' ? ' ' : '')
}
