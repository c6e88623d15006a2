import type { TicketEvent } from '../../../contract/index.ts'

/**
 * Sentences are templates: `[a|b|]` is one of, `{slot}` is filled in, `/` is a place where a speaker draws breath
 * and the recogniser may begin a new segment.
 */
export type Sentences = readonly string[]

/** The agent speaks, then the customer answers. */
export interface Exchange {
  agent: Sentences
  customer: Sentences
}

/** What becomes of the reason of a call after the call. */
export type TicketKind = 'repair' | 'complaint' | 'consultation' | 'refund' | 'order'

/** One course a matter can take: everything said in it fits together. */
export interface Story {
  /** The customer's reason to call; absent in an outbound call, where the first step says why we call. */
  reason?: Sentences
  /** The agent asks, the customer answers; a call has some of them, in this order. */
  steps: readonly Exchange[]
  /** What the agent finds after looking it up. Never thanks or apology: those belong to `Manners.back`. */
  finding: Exchange
  /** What will be done about it. */
  solving: Exchange
}

/** One matter people call about. */
export interface Scenario {
  id: string
  ticket?: TicketKind
  category: NonNullable<TicketEvent['category']>
  /** Departments that may have to act on it. */
  departments: Sentences
  /** The customer is angry: the agent apologises first. */
  complaint?: boolean
  stories: readonly Story[]
}

/** How people of one language and channel behave whatever the matter is. */
export interface Manners {
  agent: {
    /** Greeting, who speaks and offer of help at once. */
    opening: Sentences
    greet: Sentences
    /** Company or department with a name or number; says nothing of help. */
    introduce: Sentences
    offer: Sentences
    /** Picks up with none of the three. */
    bare: Sentences
    /** Hears what the matter is and does not take it up. */
    mumble: Sentences
    /** Outbound: makes sure whom it has on the line, without a greeting. */
    ask_for: Sentences
    sorry: Sentences
    /** Asks the customer to wait. */
    notice: Sentences
    /** Thanks or apologises for the wait. */
    back: Sentences
    /** Looks something up within a few seconds. */
    glance: Sentences
    further: Sentences
    close: Sentences
    /** Ends without any closing words. */
    leave: Sentences
    /** Hands the call on. */
    transfer: Sentences
    /** Cuts in on the customer. */
    cut_in: Sentences
    backchannel: Sentences
  }
  customer: {
    /** Picks up an outbound call. */
    pick_up: Sentences
    hello: Sentences
    consent: Sentences
    /** Goes on because nobody took the matter up. */
    goes_on: Sentences
    still_there: Sentences
    no_more: Sentences
    bye: Sentences
    anger: Sentences
    /** Long stories, for agents to listen to or to cut in on. */
    ramble: Sentences
    not_finished: Sentences
    /** Gives up and hangs up. */
    give_up: Sentences
    backchannel: Sentences
  }
}

/** The customer says `cue`, the agent answers with something no agent may say, the customer hears it. */
export interface Rudeness {
  /** Queues where it makes sense; everywhere if absent. */
  queues?: Sentences
  cue: { customer: Sentences }
  rude: { agent: Sentences }
  retort: { customer: Sentences }
}

/** A harmless little dialogue: chatter, or words that look like a fault and are none. */
export type Aside = readonly { agent?: string; customer?: string }[]

export interface Rude {
  /** Said before it, often nothing. */
  lead: { agent: Sentences }
  exchanges: readonly Rudeness[]
  /** Picks up rudely: no greeting, no name, no offer of help either. */
  opening: { agent: Sentences }
  /** Ends rudely instead of with closing words. */
  closing: { agent: Sentences }
}

export interface LanguageBank {
  voice: Manners
  chat: Manners
  rude: Rude
  asides: readonly Aside[]
  look_alikes: readonly Aside[]
  /** The customer cuts in on the agent, politely. */
  cut_ins: readonly Aside[]
  /** Said in the week when the systems are down. */
  outage: readonly Aside[]
}
