import { matching } from './matching.ts'
import { memory } from './memory.ts'
import { scoring } from './scoring.ts'
import { stream } from './stream.ts'
import { tickets } from './tickets.ts'
import { visible } from './visible.ts'

const parts = { matching, scoring, memory, stream, visible, tickets }
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !Object.hasOwn(parts, name))
if (unknown) {
  console.error(`There is no benchmark "${unknown}"; there are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

console.log('Ratios of works measured in turn in this run; the times themselves are those of a busy machine.')
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench()
}
