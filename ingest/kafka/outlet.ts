import type { LimitLine, Problem } from '../../contract/index.ts'
import { groupBy } from '../group.ts'
import type { DeadLetter, Publisher } from '../publisher.ts'
import type { ScoreLine } from '../scoring/scoring.ts'
import type { OutgoingMessage, Sender } from './publish.ts'
import { deadLettersOf, LIMITS, SCORES } from './topics.ts'

/** Scores to `calls.scored`, limits to `tickets.limits`, dead letters to `<topic>.dlq`. */
export function kafkaPublisher(sender: Sender): Publisher {
  return {
    results: async (scores, deadLetters) => {
      const byTopic = groupBy(deadLetters, ({ delivery }) => deadLettersOf(delivery.source.name))
      await Promise.all([
        sender.send(SCORES, scores.map(scoreMessage)),
        ...[...byTopic].map(([topic, letters]) => sender.send(topic, letters.map(deadLetterMessage))),
      ])
    },
    limits: (lines) => sender.send(LIMITS, lines.map(limitMessage)),
  }
}

function scoreMessage({ score, line }: ScoreLine): OutgoingMessage {
  return {
    key: Buffer.from(score.call_id),
    value: Buffer.from(line),
    headers: { score_id: score.score_id },
  }
}

const limitMessage = (line: LimitLine): OutgoingMessage => ({
  key: Buffer.from(line.ticket_id),
  value: Buffer.from(JSON.stringify(line)),
  headers: {},
})

/** Key and value are the bytes that came; all that is said about them is in the headers. */
function deadLetterMessage({ delivery, step, reason, problems }: DeadLetter): OutgoingMessage {
  const { name, partition, position } = delivery.source
  return {
    key: delivery.key && Buffer.from(delivery.key),
    value: delivery.value && Buffer.from(delivery.value),
    headers: {
      reason,
      problems: problemsText(problems),
      step,
      time: new Date(delivery.receivedAt).toISOString(),
      topic: name,
      partition: String(partition),
      offset: String(position),
    },
  }
}

const PROBLEMS_BYTES = 16 * 1024

/** As many problems as fit a header, and how many more there are; the store has them all. */
function problemsText(problems: Problem[]): string {
  const fitting: Problem[] = []
  let room = PROBLEMS_BYTES
  for (const problem of problems) {
    room -= Buffer.byteLength(JSON.stringify(problem)) + 1
    if (room < 0) break
    fitting.push(problem)
  }
  const left = problems.length - fitting.length
  const more = { path: '$', found: `${left} more problems`, expected: 'see the list of dead letters' }
  return JSON.stringify(left === 0 ? fitting : [...fitting, more])
}
