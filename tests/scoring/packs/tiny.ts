import { expect, test } from 'vitest'
import { decodePack, type Pack } from '../../../scoring/packs/decode.ts'
import type { Remark } from '../../../scoring/packs/lint/remark.ts'
import { formHead } from '../sound.ts'
import { pointed } from './pointed.ts'

export type Files = Record<string, string>

export const packOf = (...files: Files[]): Pack =>
  decodePack(Object.entries(Object.assign({}, ...files) as Files).map(([path, text]) => ({ path, text })))

/** The lines every rule has beside what it looks for. */
export const ruleHead = (id: string) => `id: ${id}
version: 1.0.0
title: { zh: 规, en: Rule }
tags: [x-test]
severity: minor
message: { zh: 说, en: said }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`

/** A rule by its lines from `conditions` on; the line after them is the ninth. */
export const rule = (lines: string, id = 'r'): Files => ({ [`rules/${id}.yaml`]: `${ruleHead(id)}${lines}\n` })

/** A rule of one condition. */
export const finding = (condition: string, id = 'r'): Files => rule(`conditions: { a: { ${condition} } }\nfind: a`, id)

export const list = (id: string, ...phrases: string[]): Files => ({
  [`lists/${id}.yaml`]: `id: ${id}\ntitle: { zh: 词, en: Words }\nphrases:\n${phrases.map((text) => `  - "${text}"\n`).join('')}`,
})

export const situation = (id: string, condition: string, more = ''): Files => ({
  [`situations/${id}.yaml`]: `id: ${id}\nversion: 1.0.0\ntitle: { zh: 境, en: Case }\nconditions: { a: { ${condition} }${more} }\nholds: a\n`,
})

/** A form of one section with one item to a rule. */
export const form = (id: string, settings: string, ...rules: string[]): Files => ({
  [`forms/${id}.yaml`]: `${formHead(id).replace('min_confidence: 0.6', settings)}sections:
  - id: all
    title: { zh: 全, en: All }
    items:
${rules.map((rule) => `      - { id: ${rule}, title: { zh: 项, en: Item }, points: 10, rules: [{ rule: ${rule}, points: -5 }] }\n`).join('')}`,
})

/** What one of the checks says of a pack, each with the word that is marked. */
export const told = (check: (pack: Pack) => Remark[], ...files: Files[]): string[] =>
  check(packOf(...files)).map(({ text }) => pointed(text))

export type Case = [what: string, files: Files[], ...told: (string | RegExp)[]]

/** What one of the checks says of each of some packs. */
export const cases = (check: (pack: Pack) => Remark[], all: Case[]) =>
  test.each(all)('%s', (_, files, ...wanted) => {
    expect(told(check, ...files)).toEqual(
      wanted.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    )
  })

export const SAID = 'phrases: { any: [甲] }'
