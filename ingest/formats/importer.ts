import type { Bilingual, Call, Channel, Decoded, Speaker } from '../../contract/index.ts'

/** Turns another system's transcript into call.v1. One file a system; the registry is `index.ts`. */
export interface Importer {
  /** What `earshot import --from` takes. */
  id: string
  title: Bilingual
  /**
   * Never throws. Refuses with every reason at once: what is wrong in the file (path: its line or field), and what
   * the file does not say and no option supplies (path: the field of call.v1; `expected` names the option).
   */
  import(bytes: Uint8Array, options: ImportOptions): Decoded<Call[]>
}

/** What a transcript may leave unsaid, as given on the command line. Where the file says it, the file is believed. */
export interface ImportOptions {
  /** The file's name; without folder and ending it names a call that has no other id. */
  name: string
  callId?: string
  agentId?: string
  team?: string
  queue?: string
  direction?: Call['direction']
  language?: string
  channel?: Channel
  /** RFC 3339 with an offset: the first ring; also the pick-up, unless `answeredAt` is given. */
  startedAt?: string
  /** RFC 3339 with an offset: the pick-up, where the file's clock stands at 0. */
  answeredAt?: string
  /** Who is behind a name in the file, e.g. `Bob` -> `agent`; names not listed are `unknown`. */
  speakers?: ReadonlyMap<string, Speaker>
}

/** How each option is spelled on the command line; refusals quote it. */
export const FLAGS = {
  callId: '--call-id ID',
  agentId: '--agent-id ID',
  team: '--team NAME',
  queue: '--queue NAME',
  direction: '--direction inbound|outbound',
  language: '--language TAG',
  channel: '--channel voice|chat',
  startedAt: '--started-at TIME',
  answeredAt: '--answered-at TIME',
  speakers: '--speaker NAME=ROLE',
} as const satisfies Record<Exclude<keyof ImportOptions, 'name'>, string>
