import { WORDS } from '../rule/expression.ts'
import type { Condition, Rule, Situation } from '../rule/schema.ts'
import { besideOf } from '../rule/where.ts'
import { meant } from '../text/likest.ts'
import type { Example, Examples } from './examples.ts'

/** Something typed that would be read without a word, and not as it was meant. */
export interface Slip {
  message: string
  path: (string | number)[]
  /** The character of the text at the path, where it is one. */
  offset?: number
}

/** What looks like a sign of phrases and is none: full-width twins, other dots, brackets by themselves. */
const SIGNS: readonly { sign: RegExp; say: string }[] = [
  { sign: /[（）｜]/, say: 'is full-width; write half-width ( | )' },
  { sign: /[［］[\]]/, say: 'means nothing in a phrase; a choice is (a|b), and several phrases are a list: [a, b]' },
  { sign: /[‹›＜＞〈〉]/, say: 'names no list; write <list-id>, half-width' },
  { sign: /\.{2,}|。{2,}|⋯+|…{2,}|\*+/, say: 'is no gap; write one …' },
]

/** A phrase that holds what was meant as a sign and is not read as one. */
export function phraseSlip(phrase: string): { message: string; offset: number } | null {
  const lists = phrase.replace(/<[^<>]*>/g, (list) => ' '.repeat(list.length))
  const lonely = /[<>]/.exec(lists)
  if (lonely)
    return { message: `"${phrase}" has a ${lonely[0]} by itself; a list is named <list-id>`, offset: lonely.index }
  for (const { sign, say } of SIGNS) {
    const found = sign.exec(phrase)
    if (found) return { message: `"${phrase}": ${found[0]} ${say}`, offset: found.index }
  }
  return null
}

const phraseSlips = (phrases: readonly string[], path: Slip['path']): Slip[] =>
  phrases.flatMap((phrase, i) => {
    const slip = phraseSlip(phrase)
    return slip ? [{ ...slip, path: [...path, i] }] : []
  })

export const listSlips = ({ phrases }: { phrases: readonly string[] }): Slip[] => phraseSlips(phrases, ['phrases'])

/** In the conditions of a rule or situation: their names, what they look beside, their phrases. */
export function conditionSlips({ conditions }: Pick<Rule | Situation, 'conditions'>): Slip[] {
  const names = Object.keys(conditions)
  return (Object.entries(conditions) as [string, Condition][]).flatMap(([name, spec]) => {
    const path = ['conditions', name]
    const found: Slip[] = []
    if (WORDS.has(name))
      found.push({ message: `"${name}" is a word of expressions; give the condition another name`, path })
    const hit = besideOf(spec.in)?.hit
    if (hit === name)
      found.push({ message: `"${name}" cannot look beside itself; name another condition`, path: [...path, 'in'] })
    else if (hit !== undefined && !names.includes(hit))
      found.push({
        message: `no other condition "${hit}" here${meant(hit, names) || ';'} there are: ${names.join(', ')}`,
        path: [...path, 'in'],
      })
    for (const detector of ['phrases', 'homophones']) {
      for (const [key, texts] of Object.entries((spec[detector] ?? {}) as Record<string, unknown>)) {
        if (Array.isArray(texts) && !key.endsWith('lists')) found.push(...phraseSlips(texts, [...path, detector, key]))
      }
    }
    return found
  })
}

const SPEAKERS = ['agent', 'customer', 'ivr', 'supervisor', 'other', 'unknown', 'noise'] as const

/** In the lines of dialogues: who speaks, the marks, the times. */
export const exampleSlips = ({ examples }: Examples): Slip[] =>
  examples.flatMap(({ dialogue }, e) => dialogue.flatMap((line, l) => lineSlips(line, ['examples', e, 'dialogue', l])))

function lineSlips(line: Example['dialogue'][number], path: Slip['path']): Slip[] {
  const found: Slip[] = []
  const speakers = SPEAKERS.filter((who) => line[who] !== undefined)
  if (speakers.length !== 1) {
    const has = speakers.length === 0 ? 'nobody' : speakers.join(' and ')
    found.push({ message: `a line has one speaker of ${SPEAKERS.join(', ')}; this has ${has}`, path })
  }
  const [from, to] = line.at ?? [0, 0]
  if (from > to) found.push({ message: `at [${from}, ${to}] ends before it begins`, path: [...path, 'at'] })
  if (line.confidence !== undefined && !(line.confidence >= 0 && line.confidence <= 1))
    found.push({ message: `confidence is ${line.confidence}; it goes from 0 to 1`, path: [...path, 'confidence'] })
  for (const who of speakers) {
    const mark = markSlip(line[who] as string)
    if (mark) found.push({ ...mark, path: [...path, who] })
  }
  return found
}

/** Marks that would be read as text, or as none. */
function markSlip(text: string): Omit<Slip, 'path'> | null {
  const wide = /【{2}|】{2}|［{2}|］{2}/.exec(text)
  if (wide) return { message: `${wide[0]} marks nothing; write half-width [[ ]]`, offset: wide.index }
  let open: number | null = null
  for (const { 0: sign, index } of text.matchAll(/\[\[|\]\]/g)) {
    if ((sign === '[[') === (open !== null))
      return {
        message: open === null ? ']] without its [[' : '[[ in another [[; close the first with ]]',
        offset: index,
      }
    open = open === null ? index : null
  }
  return open === null ? null : { message: '[[ without its ]]', offset: open }
}
