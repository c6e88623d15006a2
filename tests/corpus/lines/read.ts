import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Call } from '../../../contract/index.ts'
import { type Half, readCalls } from '../read.ts'
import { FRAMES, kindOf, type Language } from './frames.ts'

/** A line that was written to be a fault or to look like one, in a small call about nothing else. */
export interface Trial {
  label: string
  call: Call
  faulty: boolean
  /** Tags of which one says that it is a fault; all of them, where `every`. */
  tags: readonly string[]
  every: boolean
}

export const subjects = (half: Half): string[] =>
  readdirSync(join(import.meta.dirname, half))
    .sort()
    .map((name) => name.replace('.tsv', ''))

/** @param subject `rude-zh`, `care-en` … */
export function readTrials(half: Half, subject: string): Trial[] {
  const [, language] = subject.split('-') as [string, Language]
  return readFileSync(join(import.meta.dirname, half, `${subject}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, i) => {
      const [label = '', ...said] = line.split('\t')
      const { faulty, tags, every = false } = kindOf(subject, label)
      const talk = FRAMES[language](label, said)
      const [head, place] = [headOf(subject, language, i), `lines/${half}/${subject}.tsv:${i + 1}`]
      const [labelled] = readCalls(`=== ${half}-${subject}-${i + 1}\n${head}\n\n${talk.join('\n')}\n`, place)
      if (labelled === undefined) throw new Error(`${place}: no call`)
      return { label, call: labelled.call, faulty, tags, every }
    })
}

/** Every fourth a chat, but where opening and ending are tried, or what only a telephone has. */
function headOf(subject: string, language: Language, index: number): string {
  const chat = index % 4 === 0 && /^(rude|care)/.test(subject)
  const head = {
    zh: `centre: ${chat ? 'shop' : 'property'}\nlanguage: zh-CN\ncompany: 青禾\nagent: 周宁`,
    en: `centre: ${chat ? 'shop' : 'contact-centre'}\nlanguage: ${index % 2 ? 'en-GB' : 'en-US'}\ncompany: Harrow\nagent: Jo Marsh`,
  }
  return `${head[language]}\nchannel: ${chat ? 'chat' : 'voice'}\ntags: none`
}
