import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendTable, type Table } from '../../api/export.ts'
import type { App } from '../../api/options.ts'
import { handleErrors } from '../../api/plugins/errors.ts'
import type { Cell } from '../../contract/index.ts'
import { unzipped } from '../support/zip.ts'

const columns = [{ title: { zh: '文字', en: 'Text' } }, { title: { zh: '比率', en: 'Rate' }, digits: 2 }]

const tables: Record<string, () => Table['rows']> = {
  odd: () => [
    [
      ['=1+1', 1],
      ['+86', 14.29],
      ['-x', -2.5],
      ['@a', null],
      ['a,"b"\n', 0],
      [{ zh: '维修', en: 'Repair' }, null],
      ['\u0001\ud800<&>', null],
      ['长'.repeat(40_000), null],
    ],
  ],
  long: async function* () {
    for (let part = 0; part < 51; part++) yield Array.from({ length: 1000 }, (): Cell[] => ['x', 1])
  },
  broken: async function* () {
    yield await Promise.reject(new Error('the store is away'))
  },
}

const app = Fastify() as unknown as App
beforeAll(async () => {
  handleErrors(app)
  app.get('/:table/:format', (request, reply) => {
    const { table, format } = request.params as { table: string; format: 'csv' | 'xlsx' }
    const rows = tables[table]!()
    return sendTable(
      reply,
      { id: 'odd', title: { zh: '表: 一/二', en: "It's (odd)" }, period: '2026-05', columns, rows },
      format,
      'en',
    )
  })
})
afterAll(() => app.close())

test('a CSV is read by Excel as it was meant: text is no formula, numbers stay numbers', async () => {
  const response = await app.inject('/odd/csv')
  expect(response.body.split('\r\n').slice(0, 7)).toEqual([
    '\ufeffText,Rate',
    "'=1+1,1",
    "'+86,14.29",
    "'-x,-2.5",
    "'@a,",
    '"a,""b""\n",0',
    'Repair,',
  ])
  expect(response.headers['content-disposition']).toBe(
    `attachment; filename="odd_2026-05.csv"; filename*=UTF-8''It%27s-%28odd%29_2026-05.csv`,
  )
})

test('a workbook holds what XML and Excel can hold', async () => {
  const response = await app.inject('/odd/xlsx')
  const file = (name: string) => unzipped(response.rawPayload, name)
  const text = file('xl/worksheets/sheet1.xml') + file('xl/sharedStrings.xml')
  expect(text).toContain('=1+1')
  expect(text).not.toContain('<f>')
  expect(text).not.toContain('\u0001')
  expect(Math.max(...[...text.matchAll(/长+/g)].map(([run]) => run.length))).toBe(32_767)
  expect(file('xl/workbook.xml')).toContain('(odd)')
  expect(file('xl/styles.xml')).toContain('0.00')
})

test('what is too long for a workbook is refused with what to do; CSV takes it', async () => {
  const response = await app.inject('/long/xlsx')
  expect([response.statusCode, response.json().error]).toEqual([413, 'export_too_large'])
  expect(response.json().message).toContain('more than 50,000 rows')
  expect((await app.inject('/long/csv')).body.split('\r\n').length).toBe(51_002)
})

test.each(['csv', 'xlsx'])('what fails at once is an error and no half of a %s file', async (format) => {
  const response = await app.inject(`/broken/${format}`)
  expect([response.statusCode, response.headers['content-disposition']]).toEqual([500, undefined])
  expect(response.json().error).toBe('internal')
})
