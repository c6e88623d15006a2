import type { Detector } from './detector.ts'
import { field } from './field.ts'
import { hold } from './hold.ts'
import { interruption } from './interruption.ts'
import { names } from './names.ts'
import { phrases } from './phrases.ts'
import { ring } from './ring.ts'
import { silence } from './silence.ts'
import { similar } from './similar.ts'
import { speech } from './speech.ts'

/** The closed set of detectors, by the name a condition calls them. */
export const DETECTORS: Readonly<Record<string, Detector>> = {
  field,
  hold,
  interruption,
  names,
  phrases,
  ring,
  silence,
  similar,
  speech,
}
