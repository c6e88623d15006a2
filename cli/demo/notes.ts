import type { Case } from './case.ts'
import { createRandom } from './random.ts'
import { fill } from './template.ts'
import type { Notes } from './ticket.ts'

const results = {
  zh: [
    '已修好，客户当场试用正常',
    '已更换配件，客户确认恢复',
    '远程处理后恢复，客户确认',
    '现场排查并处理，观察一天无异常',
  ],
  en: ['repaired, tried by the customer', 'part replaced, customer confirmed', 'solved remotely, customer confirmed'],
}

/** Of a call that came in: nobody else gives a reason. Chance is the ticket's own, so that what is written down changes nothing of what is said. */
export function notesOf({ story, slots, tongue }: Case, ticketId: string): Notes {
  const random = createRandom('notes', ticketId)
  const one = (sentences: readonly string[]) => fill(random.pick(sentences), slots, random)
  const { estate, building, room, street, phone4 } = slots
  return {
    description: one(story.reason!),
    mobile: tongue === 'zh' ? `${random.pick(['135', '138', '159', '186'])}****${phone4}` : `07*** **${phone4}`,
    address: tongue === 'zh' ? `${street}${estate}${building}${room}` : `${room} ${street}`,
    plan: one(story.solving.agent),
    result: random.pick(results[tongue]),
  }
}
