import { type Call, decodeCall, type Score } from '../../contract/index.ts'
import { hashOf } from '../../scoring/canonical.ts'
import { ENGINE } from '../../scoring/form/evaluate.ts'
import { scorerOf } from '../../scoring/scorer.ts'
import { differences, type Store, type VerifyRow } from '../../store/index.ts'
import { progress } from '../progress.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { openStoreFor } from '../wiring.ts'

type Rescore = (call: Call, inputHash: string) => Score

/** `verify --month`: every stored score made again from what is stored, and compared byte for byte. */
export async function verify({ month }: { month: string }): Promise<void> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Complaint(`--month is "${month}"; write YYYY-MM.`, 2)
  const store = await openStoreFor(settingsFrom())
  try {
    const { calls, wrong, elsewhere } = await compare(store, month)
    for (const [engine, count] of elsewhere)
      console.error(
        `${count} scores are by engine ${engine}: the release that made them can prove them, this one is ${ENGINE}.`,
      )
    if (wrong > 0) throw new Complaint(`${month}: ${calls} calls, ${wrong} differences (see above).`)
    const proven = calls - [...elsewhere.values()].reduce((sum, count) => sum + count, 0)
    console.log(
      calls === 0
        ? `${month}: no calls.`
        : `${month}: ${calls} calls, ${proven === calls ? 'every score is what it was' : `${proven} made again as they were`}, byte for byte.`,
    )
  } finally {
    await store.close()
  }
}

interface Compared {
  calls: number
  wrong: number
  /** Scores by other engines, by their version. */
  elsewhere: Map<string, number>
}

async function compare(store: Store, month: string): Promise<Compared> {
  const scorers = await scorersOf(store)
  const elsewhere = new Map<string, number>()
  const shown = progress(`verifying ${month}`)
  let calls = 0
  let wrong = 0
  const complain = (text: string) => {
    wrong++
    console.error(text)
  }
  for await (const row of store.verifyRows(month)) {
    shown.at(++calls)
    const engine = engineOf(row)
    if (engine !== ENGINE) elsewhere.set(engine, (elsewhere.get(engine) ?? 0) + 1)
    const problems = engine === ENGINE ? problemsOf(row, scorers) : row.problems
    for (const problem of problems) complain(`${row.callId}: ${problem}`)
  }
  shown.end()
  for await (const problem of store.verifyRest()) complain(problem)
  return { calls, wrong, elsewhere }
}

/** By whose engine a score was made; where there is none to say so, as if by this one. */
function engineOf({ stored }: VerifyRow): string {
  try {
    return (JSON.parse(stored?.line ?? '') as Score).engine ?? ENGINE
  } catch {
    return ENGINE
  }
}

/** A scorer for every stored rule book whose text still has its hash, compiled when first needed, and one for no form. */
async function scorersOf(store: Store): Promise<Map<string, () => Rescore>> {
  const none = scorerOf(null)
  const scorers = new Map<string, () => Rescore>([['', () => none]])
  for (const { hash, text } of await store.forms()) {
    let made: Rescore | undefined
    const make = () => {
      made ??= scorerOf(text)
      return made
    }
    if (hashOf(text) === hash) scorers.set(hash, make)
  }
  return scorers
}

function problemsOf(
  { problems, stored, head, expectedHead }: VerifyRow,
  scorers: ReadonlyMap<string, () => Rescore>,
): string[] {
  if (!stored || !head) return problems
  const decoded = decodeCall(stored.bytes)
  if (!decoded.ok) return [...problems, 'call_versions: the stored bytes are no call']
  const rescore = scorers.get(stored.formHash)
  if (!rescore) return [...problems, `forms: the rule book ${stored.formHash} is missing or was changed`]
  const score = rescore()(decoded.value, stored.inputHash)
  const line = JSON.stringify(score)
  const differing = line === stored.line ? [] : ['scores: the score made again is not the one stored']
  return [...problems, ...differing, ...differences(head, expectedHead(decoded.value, score, score.unscored ?? ''))]
}
