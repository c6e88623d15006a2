import type { TicketEvent } from '../../contract/index.ts'

type Type = TicketEvent['type']

/** What happened to a ticket, in order, seen from the event that a row is there for. */
export class Story {
  readonly events: TicketEvent[]
  /** The event the row is there for. */
  readonly event: TicketEvent | undefined
  private readonly at: number

  constructor(events: TicketEvent[], eventId: string) {
    this.events = events
    this.at = events.findIndex((event) => event.event_id === eventId)
    this.event = events[this.at]
  }

  get opened(): TicketEvent | undefined {
    return this.events.find((event) => event.type === 'opened')
  }

  /** The first of some types after the row's event. */
  next(...types: Type[]): TicketEvent | undefined {
    return this.events.slice(this.at + 1).find((event) => types.includes(event.type))
  }

  /** The last of some types before the row's event. */
  before(...types: Type[]): TicketEvent | undefined {
    return this.events.slice(0, Math.max(this.at, 0)).findLast((event) => types.includes(event.type))
  }

  /** The last of some types in the whole story. */
  last(...types: Type[]): TicketEvent | undefined {
    return this.events.findLast((event) => types.includes(event.type))
  }

  /** What is said under a name, of the customer or in the attributes: by the row's event, else by the latest that says it. */
  said(...names: string[]): string | null {
    for (const event of [this.event, ...this.events.toReversed()]) {
      for (const name of names) {
        const value = text(event?.attributes?.[name]) ?? text((event?.customer as Record<string, unknown>)?.[name])
        if (value !== null) return value
      }
    }
    return null
  }

  get customerName(): string | null {
    const names = [this.event, ...this.events.toReversed()].map((event) => event?.customer?.name)
    return names.find((name) => name) ?? null
  }
}

const text = (value: unknown): string | null =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' ? String(value) : null

/** Who did it: by name, else by number. */
export const agentOf = (event: TicketEvent | undefined): string | null => event?.agent?.name || event?.agent?.id || null

/** Whom a ticket was given to. */
export const receiverOf = (event: TicketEvent | undefined): string | null =>
  event?.to?.agent_id || event?.to?.team || event?.to?.department || null

export const commentOf = (event: TicketEvent | undefined): string | null => event?.comment || null

/** Several things in one field; null where there is none of them. */
export const together = (...parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' ') || null
