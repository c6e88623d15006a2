import type { Workshop } from '../detect/detector.ts'
import type { Phrase } from '../match/phrase.ts'
import { type Seeker, seeker } from '../match/seek.ts'
import { FOLD } from '../text/fold.ts'
import type { Transcript, Turn } from '../transcript.ts'
import type { Form } from './schema.ts'

/**
 * Whether agent and customer are taken for one another throughout a call: the "customer" says two different things that
 * only agents say, and the "agent" none of them. They stand in two turns, as one may be quoted, or be what a machine
 * announced, unless the "agent" says what customers say. Never, where a form names no lists.
 * @throws Error where there is no such list
 */
export function compileRoles(
  roles: Form['settings']['roles'],
  workshop: Pick<Workshop, 'ear' | 'lexicon' | 'list'>,
): (transcript: Transcript) => boolean {
  if (roles === undefined) return () => false
  const phrases = (lists: readonly string[]): Phrase[] =>
    lists.flatMap((id) => workshop.list(id)).map((text) => workshop.lexicon(FOLD).phrase(text))
  const ofAgents = phrases(roles.agent_says)
  const ofCustomers = phrases(roles.customer_says ?? [])
  const properly = seeker(ofAgents, workshop.ear('agent', FOLD))
  const asCustomer = seeker(ofCustomers, workshop.ear('agent', FOLD))
  const asAgent = ofAgents.map((phrase) => seeker([phrase], workshop.ear('customer', FOLD)))
  // Most agents are heard as such at once; then nobody listens to the customer.
  return (transcript) => {
    if (placeOf(properly, AGENT, transcript) !== null) return false
    const mayBeOneTurn = placeOf(asCustomer, AGENT, transcript) !== null
    let before: Turn | null = null
    for (const one of asAgent) {
      const turn = placeOf(one, CUSTOMER, transcript)
      if (turn === null) continue
      if (before !== null && (mayBeOneTurn || turn !== before)) return true
      before ??= turn
    }
    return false
  }
}

const saidBy = (speaker: Turn['speaker']) => ({
  whole: true,
  turns: [],
  has: (turn: Turn) => turn.speaker === speaker && turn.kind !== 'noise',
})
const AGENT = saidBy('agent')
const CUSTOMER = saidBy('customer')

/** A turn in which somebody says one of some phrases; null where nobody does. */
function placeOf(phrases: Seeker, by: typeof AGENT, transcript: Transcript): Turn | null {
  let said: Turn | null = null
  phrases.seek(transcript, by, ({ first }) => {
    if (by.has(first)) said = first
    return said !== null
  })
  return said
}
