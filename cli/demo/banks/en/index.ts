import type { LanguageBank } from '../types.ts'
import { asides, cut_ins, look_alikes, outage } from './asides.ts'
import { chat } from './chat.ts'
import { rude } from './rude.ts'
import { voice } from './voice.ts'

export { support } from './support.ts'
export { visits } from './visits.ts'

export const en: LanguageBank = { voice, chat, rude, asides, look_alikes, cut_ins, outage }
