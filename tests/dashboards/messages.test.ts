import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TAGS } from '../../contract/index.ts'
import { en } from '../../dashboards/src/messages/en.ts'
import { zh } from '../../dashboards/src/messages/zh.ts'

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

test('every tag of the contract has a name', () => {
  const known = new Set(keysOf(zh))
  expect(TAGS.filter((tag) => ![...known].some((key) => key.endsWith(`.${tag}`)))).toEqual([])
})

test('colours come from one file', () => {
  const elsewhere = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.startsWith('theme'))
    .filter((name) => /#[0-9a-f]{3,8}\b(?=[;'",\s)])/i.test(readFileSync(join(source, name), 'utf8')))
  expect(elsewhere).toEqual([])
})
