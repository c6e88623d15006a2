import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { call, callId } from './messages.ts'
import { listeningLog, workshop } from './workshop.ts'

test('what is still being scored when little waits is written together with it', async () => {
  const shop = await workshop()
  const here = scoringHere(shop.scorer)
  const { log, lines } = listeningLog()
  const slow = callId(2)
  const ingest = await shop.open({
    log,
    scoring: {
      ...here,
      scoreAll: async (calls) => {
        await wait(calls.some(({ call }) => call.call_id === slow) ? 40 : 0)
        return here.scoreAll(calls)
      },
    },
  })
  const answers = await Promise.all([1, 2].map((index) => ingest.accept('calls', Buffer.from(call(index)))))
  await ingest.close()
  expect(answers).toMatchObject([{ stored: 1 }, { stored: 1 }])
  expect(lines.filter((line) => line === 'batch done')).toHaveLength(1)
  await shop.close()
})
