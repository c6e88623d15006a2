import { parseArgs } from 'node:util'
import { sourcesOf } from '../../../cli/packs.ts'
import { booksOf, decodePack } from '../../../scoring/packs/decode.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import type { Half } from '../read.ts'
import { measureLines, sums } from './measure.ts'
import { readTrials, subjects } from './read.ts'

/**
 * `npm run corpus:lines -- [SUBJECT …] [--measuring] [--misses] [--label LABEL] [--packs DIR]`: which single lines are flagged,
 * by label; with `--misses` those that came out otherwise than they should. The measuring half shows sums only.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    measuring: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    label: { type: 'string' },
    packs: { type: 'string' },
  },
})
const half: Half = values.measuring ? 'measuring' : 'building'
const scorer = createScorer(booksOf(decodePack(sourcesOf(values.packs)), 'Asia/Shanghai'))

for (const subject of positionals.length > 0 ? positionals : subjects(half)) {
  const tallies = measureLines(readTrials(half, subject), scorer)
  const { faulty, found, innocent, wrong } = sums(tallies.values())
  console.log(`${subject}, ${half}: ${found} of ${faulty} found, ${wrong} of ${innocent} flagged wrongly`)
  if (values.measuring) continue
  for (const [label, { faulty, flagged, count, slips }] of tallies) {
    if (values.label !== undefined && label !== values.label) continue
    console.log(`  ${label.padEnd(18)} ${faulty ? 'should    ' : 'should not'} flagged ${flagged}/${count}`)
    if (!values.misses) continue
    for (const { trial, score } of slips) {
      const rules = score.findings.filter(({ tags }) => tags.some((tag) => trial.tags.includes(tag)))
      const said = trial.call.segments.map(({ speaker, text }) => `${speaker[0]} ${text}`).join(' | ')
      console.log(`    ${rules.map(({ rule_id }) => rule_id).join(', ')} ${said}`)
    }
  }
}
