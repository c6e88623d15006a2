import { describe, expect, test } from 'vitest'
import { bookOf, callOf, ruleWith, scoreBy } from '../books.ts'
import { reading } from '../detectors/entities.ts'

const check = (cases: [said: string, read: string][]) =>
  test.each(cases)('%s: %s', (said, read) => expect(reading({ any: ['date'] }, said)).toBe(read))

describe('days in figures', () => {
  check([
    ['2026/5/6', '2026-05-06'],
    ['2026.5.6', '2026-05-06'],
    ['5/26/2026', '2026-05-26'],
    ['26/5/2026', '2026-05-26'],
    ['12/5/2026', '2026-12-05'],
    ['13/13/2026', ''],
    ['2026-5/6', ''],
    ['2026 - 5 - 6', ''],
    ['2026-05-06-07', ''],
    ['2026-05-06.', '2026-05-06=2026-05-06'],
    ['2026-05-06 - 5', '2026-05-06=2026-05-06'],
    ['26-05-06', ''],
    ['05-06-26', ''],
    ['2026-123-05', ''],
    ['2026-05-123', ''],
    ['123-05-2026', ''],
    ['12026-05-06', ''],
    ['-2026-05-06', ''],
    ['1:2026-05-06', ''],
  ])
})

describe('days there are', () => {
  check([
    ['2026-01-01', '2026-01-01'],
    ['2026-12-31', '2026-12-31'],
    ['2026-00-06', ''],
    ['2026-13-06', ''],
    ['2026-05-00', ''],
    ['2026-02-29', '2026-02-29'],
    ['2026-02-30', ''],
    ['2026-04-31', ''],
    ['1899-12-31', ''],
    ['1900-01-01', '1900-01-01'],
    ['2199-12-31', '2199-12-31'],
    ['2200-01-01', ''],
  ])
})

describe('days in Chinese', () => {
  check([
    ['5月6日', '05-06'],
    ['5 月 6 日', '05-06'],
    ['十二月三十一号', '12-31'],
    ['二零二六年五月六号', '2026-05-06'],
    ['2026年 5月6号', '2026-05-06'],
    ['二零二六 年五月六号', '2026-05-06'],
    ['5月6', ''],
    ['5月6个', ''],
    ['5月，6日', ''],
    ['，月6日', ''],
    ['二零二六年，五月六号', '五月六号=05-06'],
    ['二六年五月六号', '五月六号=05-06'],
    ['二零 二六年五月六号', '五月六号=05-06'],
    ['202年5月6号', '5月6号=05-06'],
    ['二零二六五月六号', ''],
  ])
})

describe('days in English', () => {
  check([
    ['May 6', '05-06'],
    ['May 6th', '05-06'],
    ['May the 6th', '05-06'],
    ['May sixth', '05-06'],
    ['6 May', '05-06'],
    ['6th May', '05-06'],
    ['6th of May', '05-06'],
    ['the sixth of May', 'sixth of May=05-06'],
    ['sixth May', ''],
    ['May, 6', ''],
    ['May the, 6', ''],
    ['sixth, of May', ''],
    ['May twenty first', '05-21'],
    ['May twenty-first', '05-21'],
    ['May thirty first', '05-31'],
    ['May forty first', ''],
    ['May twenty tenth', ''],
    ['May twenty', ''],
    ['May, twenty first', ''],
    ['May twentieth', '05-20'],
    ['May thirtieth', '05-30'],
    ['twenty first of May', '05-21'],
    ['May 31', '05-31'],
    ['May 32nd', ''],
    ['June 31', ''],
    ['may 6.', 'may 6=05-06'],
    ['may 6:30', ''],
    ['May 6x', ''],
    ['May 6th?', 'May 6th=05-06'],
    ['June 1st and July 2nd or 3rd of August', 'June 1st=06-01; July 2nd=07-02; 3rd of August=08-03'],
  ])
})

describe('their year', () => {
  check([
    ['May 6 2026', '2026-05-06'],
    ['May 6, 2026', '2026-05-06'],
    ['May 6th, 2026.', 'May 6th, 2026=2026-05-06'],
    ['6 May 2026', '2026-05-06'],
    ['5th of December 2025', '2025-12-05'],
    ['May 6. 2026', 'May 6=05-06'],
    ['May 6th, 20261', 'May 6th=05-06'],
    ['May 6th, 199', 'May 6th=05-06'],
    ['May 6th, 1899', 'May 6th=05-06'],
    ['May 6th, 1900', '1900-05-06'],
    ['May 6th, 2199', '2199-05-06'],
    ['May 6th, 2200', 'May 6th=05-06'],
    ['May 6th 2026x', 'May 6th=05-06'],
    ['May 6th 2026年', 'May 6th=05-06'],
  ])
})

test('a day with its year is surer', () => {
  const sure = (said: string) => {
    const rule = ruleWith('r', { conditions: { it: { entity: { any: ['date'] } } }, find: 'it' })
    return scoreBy(bookOf(rule), callOf([['agent', said]])).findings[0]?.confidence
  }
  expect([sure('5月6日'), sure('2026年5月6日')]).toEqual([0.9, 0.95])
})
