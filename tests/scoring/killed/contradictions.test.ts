import { describe, expect, test } from 'vitest'
import { decodePack } from '../../../scoring/packs/decode.ts'
import { contradictions } from '../../../scoring/packs/lint/contradictions.ts'
import { soundPack } from '../sound.ts'

const RULE = `id: rude
version: 1.0.0
title: { zh: 不礼貌, en: Rude }
tags: [x-rude]
severity: minor
conditions: { said: { phrases: { lists: [words] } } }
find: said
message: { zh: 说, en: said }
why: { zh: 因, en: why }
recommended: { zh: 好, en: good }
`

/** Why no call an item is for is one of its rule's; null where one may be. */
function clash(ofRule: string, ofItem: string): string | null {
  const pack = soundPack(`${RULE}applies: { ${ofRule} }\n`)
  const form = (pack['pack/forms/form.yaml'] as string).replace('points: 10', `$&\n        applies: { ${ofItem} }`)
  const sources = Object.entries({ ...pack, 'pack/forms/form.yaml': form }).map(([path, text]) => ({ path, text }))
  const [remark] = contradictions(decodePack(sources))
  return remark ? (/"rude" never applies here: (.*)/.exec(remark.text)?.[1] ?? remark.text) : null
}

describe('a rule that no call of its item could be judged by', () => {
  test.each<[ofRule: string, ofItem: string, why: string | null]>([
    ['language: zh', 'language: zh', null],
    ['channel: chat', 'language: zh', null],
    ['language: zh', 'channel: chat', null],
    ['channel: chat', 'channel: chat', null],
    ['channel: chat', 'channel: voice', 'channel is chat for the one, voice for the other'],
    ['direction: inbound', 'direction: outbound', 'direction is inbound for the one, outbound for the other'],
    ['received: true', 'received: false', 'received is true for the one, false for the other'],
    ['received: false', 'received: false', null],
    ['handed_on: false', 'handed_on: true', 'handed_on is false for the one, true for the other'],
    ['received: true', 'handed_on: false', null],
    ['queue: a', 'queue: b', 'queue is a for the one, b for the other'],
    ['queue: a', 'queue: a', null],
    ['queue: a', 'language: zh', null],
    ['language: zh', 'queue: a', null],
    ['queue: [a, b]', 'queue: [c, d]', 'queue is a or b for the one, c or d for the other'],
    ['queue: [a, b]', 'queue: [b, c]', null],
    ['queue: ab', 'queue: a', 'queue is ab for the one, a for the other'],
    ['attributes: { a: true }', 'attributes: { a: false }', 'attribute a is true for the one, false for the other'],
    ['attributes: { a: 1, b: 1 }', 'attributes: { a: 1, b: 2 }', 'attribute b is 1 for the one, 2 for the other'],
    ['attributes: { a: true }', 'attributes: { a: true }', null],
    ['attributes: { a: true }', 'attributes: { b: x }', null],
    ['attributes: { a: true }', 'language: zh', null],
    ['language: zh', 'attributes: { a: true }', null],
  ])('{ %s } in an item for { %s }', (ofRule, ofItem, why) => expect(clash(ofRule, ofItem)).toBe(why))
})
