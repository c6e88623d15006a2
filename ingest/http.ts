import type { Receipt, Receipts } from '../contract/index.ts'
import type { Delivery, Outcome } from '../store/types.ts'
import { readLines } from './lines.ts'
import type { Pipeline } from './pipeline.ts'
import { nextPosition } from './positions.ts'
import type { Arrival, Kind } from './settle.ts'
import type { Processed } from './storing.ts'

const MESSAGES_AT_ONCE = 1000

/** What a request's body brought, answered once it is durable; throws what `Pipeline.process` throws. */
export type Accept = (kind: Exclude<Kind, 'any'>, body: Uint8Array) => Promise<Receipts>

/** @returns a function that takes bodies of one JSON object, on one line or over several, or of JSON Lines. */
export function acceptInto(pipeline: Pipeline): Accept {
  return async (kind, body) => {
    const messages = await messagesOf(body)
    const request = `r-${nextPosition().toString(36)}`
    const receipts: Receipt[] = []
    for (let from = 0; from < messages.length; from += MESSAGES_AT_ONCE) {
      const part = messages.slice(from, from + MESSAGES_AT_ONCE)
      const arrivals = part.map((message): Arrival => ({ kind, delivery: delivery(request, message) }))
      const processed = await pipeline.process(arrivals)
      receipts.push(...processed.map(receipt))
    }
    const count = (outcome: Receipt['outcome']) => receipts.filter((one) => one.outcome === outcome).length
    return { stored: count('stored'), superseded: count('superseded'), refused: count('refused'), receipts }
  }
}

interface Message {
  line: number
  bytes: Uint8Array
}

function delivery(request: string, { line, bytes }: Message): Delivery {
  const source = { kind: 'http' as const, name: request, partition: 0, position: nextPosition(), line }
  return { source, key: null, value: bytes, receivedAt: Date.now() }
}

async function messagesOf(body: Uint8Array): Promise<Message[]> {
  const lines: Message[] = []
  for await (const line of readLines([body], Number.POSITIVE_INFINITY)) {
    if (line.bytes) lines.push({ line: line.number, bytes: line.bytes })
  }
  const first = lines[0]
  if (first === undefined || (lines.length > 1 && isOneObject(first.bytes, body))) return [{ line: 1, bytes: body }]
  return lines
}

/**
 * Whether several lines are one message. An opening brace alone on the first line is its sign even where the rest
 * is broken: one refusal then says more than one for each line.
 */
function isOneObject(firstLine: Uint8Array, body: Uint8Array): boolean {
  const opening = Buffer.from(firstLine).toString().trim()
  return opening === '{' || (!isJson(opening) && isJson(Buffer.from(body).toString()))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const OUTCOMES: Record<Outcome, Receipt['outcome']> = {
  stored: 'stored',
  superseded: 'superseded',
  dead_lettered: 'refused',
}

function receipt({ settled, outcome, reason, problems }: Processed): Receipt {
  const { line } = settled.delivery.source
  return {
    line,
    id: idOf(settled),
    outcome: OUTCOMES[outcome],
    ...(reason === null ? {} : { reason }),
    ...(problems ? { problems } : {}),
  }
}

function idOf(settled: Processed['settled']): string | null {
  if (settled.kind === 'dead') return settled.id
  return settled.kind === 'call' ? settled.call.call_id : settled.event.event_id
}
