import { readPack } from '../../ingest/packs.ts'
import { checkExamples } from '../../scoring/packs/check.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { Complaint, settingsFrom } from '../settings.ts'

/** `rules test`: every example beside every rule, and every form; one report of all that is wrong. */
export function rulesTest(): void {
  const pack = readPack()
  const forms = booksOf(pack, settingsFrom().timeZone)
  const { rules, examples, failures } = checkExamples(pack)
  for (const failure of failures) console.error(failure)
  const checked = `${forms.length} forms, ${rules} rules, ${examples} examples`
  if (failures.length > 0) throw new Complaint(`${checked}: ${failures.length} failed (see above).`)
  console.log(`${checked}: all as expected.`)
}
