import type { TSchema } from 'typebox'
import type { Calendar, Call, NotEvaluatedReason } from '../../contract/index.ts'
import type { Ear } from '../match/ear.ts'
import type { Lexicon } from '../match/lexicon.ts'
import type { Lookout } from '../match/lookout.ts'
import type { Alphabet } from '../match/place.ts'
import type { Signs } from '../match/signs.ts'
import type { Verdict } from '../rule/verdict.ts'
import type { Transcript, Turn, Voice } from '../transcript.ts'
import type { Hit } from './hit.ts'

export type { Hit } from './hit.ts'

/** What a detector found in its window. */
export interface Outcome {
  readonly hits: readonly Hit[]
  /** Said beforehand that there are hits, where they are made only when somebody asks for them. */
  readonly found?: boolean
  /** True although there is nothing to show for it. */
  holds?: boolean
  /** The detector could not judge at all. */
  unknown?: NotEvaluatedReason
  /** Nothing was found, yet it may have been there. */
  doubt?: NotEvaluatedReason
}

/** The turns a condition looks at, in spoken order, and the time they cover; null where there is nothing in it. */
export interface View {
  /** Whether it has no window: it looks everywhere. */
  readonly whole: boolean
  readonly turns: readonly Turn[]
  readonly start: number | null
  readonly end: number | null
  has(turn: Turn): boolean
}

/** A call with everything detectors share. */
export interface Scene {
  call: Call
  transcript: Transcript
  settings: Settings
  /** The centre's wall clock. */
  clock: Calendar
  /** Whether every line is sure enough and every speaker known, so that what was not heard was not said. */
  clear: boolean
  /** What a shared condition came to, by its number (see `Workshop.share`). */
  verdicts: (Verdict | undefined)[]
  /** The views conditions share, by their number. */
  views: (View | undefined)[]
}

/** A form's settings, where the call does not say otherwise. */
export interface Settings {
  company?: string
  department?: string
  hours?: string
  /** Lines below this ASR confidence are not evidence of anything. */
  min_confidence: number
  /** When the centre works: weekdays, and from–to as `HH:MM` of its wall clock. */
  working_time?: readonly WorkingTime[]
}

export interface WorkingTime {
  days: readonly Weekday[]
  from: string
  to: string
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** A condition ready to run. */
export interface Probe {
  /** By what one can tell without looking that there is nothing to find. */
  signs?: Signs
  look(scene: Scene, view: View): Outcome
  /** Whether it listens for words, so that not finding them is a thing not said. */
  words: boolean
  /** Whether what it judges has times of its own, so that a call without times cannot be judged. */
  timed: boolean
}

/** What a detector may ask for when it is compiled. */
export interface Workshop {
  /** Who listens to a voice in the letters of an alphabet. */
  ear(voice: Voice, alphabet: Alphabet): Ear
  /** The phrases of an alphabet, the same for all who listen in it. */
  lexicon(alphabet: Alphabet): Lexicon
  /** Tells in which turns it is worth looking for what needs certain words. */
  readonly lookout: Lookout
  /** The same number for the same text: what conditions with that text have in common is worked out once a call. */
  share(text: string): number
  /** Phrases of a shared list. @throws Error where there is no such list. */
  list(id: string): readonly string[]
  /** A situation of the pack, ready to be asked of a call. @throws Error where there is none, or it needs itself */
  situation(id: string): (scene: Scene) => Verdict
}

/** One of the closed set: its YAML and how it is made ready. */
export interface Detector<S extends TSchema = TSchema> {
  schema: S
  /** Whose speech it is about where a condition does not say; the agent's where absent. */
  voice?: Voice
  /** @throws Error with a sentence for the rule's author. */
  compile(spec: never, workshop: Workshop, voice: Voice): Probe
}
