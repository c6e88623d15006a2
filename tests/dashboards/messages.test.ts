import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ERROR_STATUS } from '../../api/errors.ts'
import { TAGS } from '../../contract/index.ts'
import { en } from '../../dashboards/src/messages/en.ts'
import { zh } from '../../dashboards/src/messages/zh.ts'
import { nameIn } from '../../dashboards/src/named.ts'
import { readPack } from '../../ingest/packs.ts'

const source = join(import.meta.dirname, '../../dashboards/src')

const keysOf = (messages: object, path = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [at] : keysOf(value as object, at)
  })

const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.includes('messages'))
  .map((name) => readFileSync(join(source, name), 'utf8'))

test('both languages say the same things', () => {
  expect(keysOf(en).sort()).toEqual(keysOf(zh).sort())
})

test('no message is empty', () => {
  for (const messages of [zh, en]) expect(JSON.stringify(messages)).not.toContain('""')
})

test('every message asked for by name is there', () => {
  const known = new Set(keysOf(zh))
  const asked = code.flatMap((text) => [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key as string))
  expect(asked.length).toBeGreaterThan(50)
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})

test('every error the API answers with is told in both languages', () => {
  for (const { error } of [zh, en]) expect(Object.keys(error.codes).sort()).toEqual(Object.keys(ERROR_STATUS).sort())
})

test('every tag of the contract has a name', () => {
  const known = new Set(keysOf(zh))
  expect(TAGS.filter((tag) => ![...known].some((key) => key.endsWith(`.${tag}`)))).toEqual([])
})

test('every tag of the rules that come with Earshot has a name', () => {
  const used = [...new Set([...readPack().rules.values()].flatMap(({ value }) => value.tags))]
  expect(used.filter((tag) => tag.startsWith('x-')).length).toBeGreaterThan(5)
  for (const { tag } of [zh, en]) expect(used.filter((code) => !Object.hasOwn(tag, code))).toEqual([])
})

test('every field and unit that detectors measure has a name', () => {
  const folder = join(import.meta.dirname, '../../scoring/detect')
  const detectors = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('entity'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const literals = (of: RegExp) =>
    detectors.flatMap((text) =>
      [...text.matchAll(of)].flatMap(([line]) => (line.match(/'[^']+'/g) ?? []).map((one) => one.slice(1, -1))),
    )
  const fields = literals(/\bfield: '\w+'/g)
  const units = literals(/\bunit: (?:'[^']+'|[^'{}\n]*\? '[^']+' : '[^']+')/g)
  expect(fields).toContain('holds')
  expect(units).toContain('characters/min')
  for (const { field, unit } of [zh, en]) {
    expect(fields.filter((code) => !Object.hasOwn(field, code))).toEqual([])
    expect(units.filter((code) => code !== '%' && !Object.hasOwn(unit, code))).toEqual([])
  }
})

test('a code of somebody’s own is shown without the sign that says so', () => {
  expect(nameIn(zh.tag, 'x-opening')).toBe('开场与接听')
  expect(nameIn(en.tag, 'x-our-own')).toBe('our-own')
  expect(nameIn(zh.tag, 'constructor')).toBe('constructor')
  expect(nameIn(zh.field, 'transferred_to.kind')).toBe('转接对象')
  expect(nameIn(en.field, 'attributes.centre')).toBe('centre')
})

test('colours come from one file', () => {
  const elsewhere = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.startsWith('theme'))
    .filter((name) => /#[0-9a-f]{3,8}\b(?=[;'",\s)])/i.test(readFileSync(join(source, name), 'utf8')))
  expect(elsewhere).toEqual([])
})
