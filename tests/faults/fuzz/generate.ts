import { BYTE_MUTATIONS, type ByteMutation, HEAVY_BYTE_MUTATIONS } from './bytes.ts'
import { type Dice, diceOf, pick, upTo } from './dice.ts'
import type { Fuzzed } from './message.ts'
import { type Draft, HEAVY_MUTATIONS, MUTATIONS, type Mutation } from './mutations.ts'
import { validCall, validEvent } from './valid.ts'

type OfValues = [name: string, mutate: Mutation]
type OfBytes = [name: string, mutate: ByteMutation]

const UNTOUCHED: OfValues = ['', () => 'kept']
const AS_IT_IS: OfBytes = ['', (bytes, _dice, known) => [bytes, known]]
const LIGHT = Object.entries(MUTATIONS)
const LIGHT_BYTES = Object.entries(BYTE_MUTATIONS)
/** Each in its turn. */
const HEAVY: [OfValues, OfBytes][] = [
  ...Object.entries(HEAVY_MUTATIONS).map((one): [OfValues, OfBytes] => [one, AS_IT_IS]),
  ...Object.entries(HEAVY_BYTE_MUTATIONS).map((one): [OfValues, OfBytes] => [UNTOUCHED, one]),
]
/** One message in so many costs much time to make and to take. */
const HEAVY_EVERY = 250
const REPEATED_EVERY = 20
/** So many messages are at hand to be sent again. */
const REMEMBERED = 200

/** Messages that were valid before something was done to them; the same for the same seed. */
export function* fuzzed(count: number, seed: number): Generator<Fuzzed> {
  const dice = diceOf(seed)
  const recent: Fuzzed[] = []
  for (let index = 0; index < count; index++) {
    const again = index % REPEATED_EVERY === 13 && recent.length > 0
    const one = again ? { ...pick(dice, recent), how: 'sent once more' } : fuzz(dice, index)
    recent[index % REMEMBERED] = one
    yield one
  }
}

function fuzz(dice: Dice, index: number): Fuzzed {
  const [[name, mutate], [byteName, mutateBytes]] = chosen(dice, index)
  const draft = draftOf(dice, index)
  const known = mutate(draft, dice)
  const written = Buffer.from(JSON.stringify(draft.message).replaceAll(/"(-?)@@1e999@@"/g, '$11e999'))
  const [value, knownAfter] = mutateBytes(written, dice, known)
  const how = [name, byteName].filter((one) => one !== '').join('; ')
  return { topic: draft.topic, key: draft.key, value, how, known: certain(known, knownAfter) }
}

function chosen(dice: Dice, index: number): [OfValues, OfBytes] {
  if (index % HEAVY_EVERY === HEAVY_EVERY - 1) return HEAVY[Math.floor(index / HEAVY_EVERY) % HEAVY.length]!
  if (dice() < 0.6) return [pick(dice, LIGHT), AS_IT_IS]
  return [dice() < 0.5 ? UNTOUCHED : pick(dice, LIGHT), pick(dice, LIGHT_BYTES)]
}

/** Of two things done to a message only what is refused before anything else is looked at is still known. */
function certain(before: Fuzzed['known'], after: Fuzzed['known']): Fuzzed['known'] {
  const first = ['null_value', 'too_large', 'not_utf8', 'empty', 'not_json', 'not_an_object']
  if (before === 'kept' || before === after) return after
  return typeof after === 'object' && first.includes(after.reason) ? after : undefined
}

function draftOf(dice: Dice, index: number): Draft {
  if (dice() < 0.7) {
    // Some are further versions of calls that were there before.
    const message = validCall(dice, dice() < 0.1 ? upTo(dice, index) : index)
    return { topic: 'calls.transcripts', message, key: Buffer.from(String(message.call_id)) }
  }
  const message = validEvent(dice, dice() < 0.1 ? upTo(dice, index) : index)
  return { topic: 'tickets.events', message, key: Buffer.from(String(message.ticket_id)) }
}

export const SEED = Number(process.env.SEED ?? 1)
