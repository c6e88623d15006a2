import { answer_delay } from './answer_delay.ts'
import type { Detector } from './detector.ts'
import { ending } from './ending.ts'
import { entity } from './entity.ts'
import { field } from './field.ts'
import { hold } from './hold.ts'
import { homophones } from './homophones.ts'
import { interruption } from './interruption.ts'
import { length } from './length.ts'
import { monologue } from './monologue.ts'
import { phrases } from './phrases.ts'
import { regex } from './regex.ts'
import { repeat } from './repeat.ts'
import { response_time } from './response_time.ts'
import { ring } from './ring.ts'
import { sentiment } from './sentiment.ts'
import { silence } from './silence.ts'
import { similar } from './similar.ts'
import { situation } from './situation.ts'
import { speech_rate } from './speech_rate.ts'
import { talk_share } from './talk_share.ts'
import { turns } from './turns.ts'

/** The closed set of detectors, by the name a condition calls them. */
export const DETECTORS: Readonly<Record<string, Detector>> = {
  answer_delay,
  ending,
  entity,
  field,
  hold,
  homophones,
  interruption,
  length,
  monologue,
  phrases,
  regex,
  repeat,
  response_time,
  ring,
  sentiment,
  silence,
  similar,
  situation,
  speech_rate,
  talk_share,
  turns,
}

/** Detectors of the call as a whole: they read nobody's speech, and a window makes no difference to them. */
export const OF_THE_CALL: ReadonlySet<string> = new Set(['ending', 'field', 'length', 'ring'])
