import { type Call, decodeCall, type Score } from '../../contract/index.ts'
import { hashOf, scorerOf } from '../../scoring/scorer.ts'
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
    const { calls, wrong } = await compare(store, month)
    if (wrong > 0) throw new Complaint(`${month}: ${calls} calls, ${wrong} differences (see above).`)
    console.log(
      calls === 0 ? `${month}: no calls.` : `${month}: ${calls} calls, every score is what it was, byte for byte.`,
    )
  } finally {
    await store.close()
  }
}

async function compare(store: Store, month: string): Promise<{ calls: number; wrong: number }> {
  const scorers = await scorersOf(store)
  const shown = progress(`verifying ${month}`)
  let calls = 0
  let wrong = 0
  const complain = (text: string) => {
    wrong++
    console.error(text)
  }
  for await (const row of store.verifyRows(month)) {
    shown.at(++calls)
    for (const problem of problemsOf(row, scorers)) complain(`${row.callId}: ${problem}`)
  }
  shown.end()
  for await (const problem of store.verifyRest()) complain(problem)
  return { calls, wrong }
}

/** A scorer for every stored rule book whose text still has its hash, and one for calls no form fitted. */
async function scorersOf(store: Store): Promise<Map<string, Rescore>> {
  const scorers = new Map<string, Rescore>([['', scorerOf(null)]])
  for (const { hash, text } of await store.forms()) if (hashOf(text) === hash) scorers.set(hash, scorerOf(text))
  return scorers
}

function problemsOf(
  { problems, stored, head, expectedHead }: VerifyRow,
  scorers: ReadonlyMap<string, Rescore>,
): string[] {
  if (!stored || !head) return problems
  const decoded = decodeCall(stored.bytes)
  if (!decoded.ok) return [...problems, 'call_versions: the stored bytes are no call']
  const rescore = scorers.get(stored.formHash)
  if (!rescore) return [...problems, `forms: the rule book ${stored.formHash} is missing or was changed`]
  const score = rescore(decoded.value, stored.inputHash)
  const line = JSON.stringify(score)
  const differing = line === stored.line ? [] : ['scores: the score made again is not the one stored']
  return [...problems, ...differing, ...differences(head, expectedHead(decoded.value, score, score.unscored ?? ''))]
}
