import { describe, expect, test } from 'vitest'
import { calendar } from '../../../contract/index.ts'
import { readStretch } from '../../../scoring/detect/entity/read.ts'
import { Scan } from '../../../scoring/detect/entity/scan.ts'
import { readTranscript, type Turn } from '../../../scoring/transcript.ts'
import { callOf } from '../books.ts'
import { reading } from '../detectors/entities.ts'

/** Said at ten on a Wednesday, the sixth of May. */
const NOW = { started_at: '2026-05-06T10:00:00+08:00', answered_at: '2026-05-06T10:00:00+08:00' }

const check = (cases: [said: string, read: string][]) =>
  test.each(cases)('%s: %s', (said, read) => expect(reading({ any: ['time_promise'] }, said, NOW)).toBe(read))

describe('a length of time', () => {
  check([
    ['两小时内', '2 h'],
    ['两小时以内', '2 h'],
    ['两小时 内', '2 h'],
    ['两小时，内', ''],
    ['两小时之后', '2 h'],
    ['两小时以后', '2 h'],
    ['两小时内部', ''],
    ['两小时后面', ''],
    ['两小时', ''],
    ['半小时内', '0.5 h'],
    ['半个小时内', '0.5 h'],
    ['一个半小时内', '1.5 h'],
    ['一小时半内', '1.5 h'],
    ['两个半小时内', '2.5 h'],
    ['两个半内', ''],
    ['两半小时内', '2.5 h'],
    ['1.5个小时内', '1.5 h'],
    ['两个小时半内', '2.5 h'],
    ['三个半天内', '84 h'],
    ['半天内', '12 h'],
    ['一天半内', '36 h'],
    ['两周内', '336 h'],
    ['一个月内', '720 h'],
    ['一月内', ''],
    ['十五分钟内', '0.25 h'],
    ['三十秒内', '0.01 h'],
    ['一刻钟内', '0.25 h'],
    ['一昼夜内', '24 h'],
    ['七个自然日内', '168 h'],
    ['1到3天内', '72 h'],
    ['1至3天内', '72 h'],
    ['1~3天内', '72 h'],
    ['1-3天内', '72 h'],
    ['1或3天内', '72 h'],
    ['一两天内', '48 h'],
    ['1 到 3 天内', '72 h'],
    ['1到，3天内', '3天内=72 h'],
    ['1到天内', ''],
  ])
})

describe('working days and hours', () => {
  check([
    ['半个工作日内', '24 h'],
    ['一工作日内', '24 h'],
    ['三个工作日内', '120 h'],
    ['三个半工作日内', '144 h'],
    ['十个工作日内', '336 h'],
    ['两千个工作日内', '48000 h'],
    ['一个工作日半内', ''],
    ['两个工作小时内', '2 h'],
    ['within two working days', '48 h'],
    ['within 3 work days', '120 h'],
    ['within one business day', '24 h'],
    ['within one business hour', '1 h'],
    ['within business days', ''],
  ])
})

describe('within, in English', () => {
  check([
    ['within two hours', '2 h'],
    ['inside 2 hours', '2 h'],
    ['in 2 hours', '2 h'],
    ['within, two hours', ''],
    ['within', ''],
    ['in the next 24 hours', '24 h'],
    ['in less than two hours', '2 h'],
    ['within about just around only two hours', '2 h'],
    ['within the next about just around only two hours', ''],
    ['within 2 hours ago', ''],
    ['in a second', ''],
    ['in one second', ''],
    ['in a minute', ''],
    ['in two minutes', '0.03 h'],
    ['in 61 seconds', '0.02 h'],
    ['in an hour', '1 h'],
    ['in a day', '24 h'],
    ['in half an hour', '0.5 h'],
    ['in a half hour', '0.5 h'],
    ['within a half hour', '0.5 h'],
    ['within the half hour', '0.5 h'],
    ['a half hour from now', '0.5 h'],
    ['in a half', ''],
    ['in half a day', '12 h'],
    ['in a couple of days', '48 h'],
    ['in a couple hours', '2 h'],
    ['in a hundred hours', '100 h'],
    ['in a thousand hours', '1000 h'],
    ['in an hour and a half', '1.5 h'],
    ['in one and a half hours', '1.5 h'],
    ['in two and a hours', ''],
    ['in an hour and a minute', 'in an hour=1 h'],
    ['in two and half hours', ''],
    ['in two hours and a half', '2.5 h'],
    ['within a hundred and two hours', '102 h'],
    ['in 2 to hours', ''],
    ['within two to three days', '72 h'],
    ['within 2 or 3 days', '72 h'],
    ['two hours from now', '2 h'],
    ['two hours from then', ''],
    ['two hours now', ''],
  ])
})

describe('at most', () => {
  check([
    ['最迟三天', '72 h'],
    ['最迟三天内', '72 h'],
    ['最晚周五', '62 h'],
    ['最晚明天之前', '38 h'],
    ['最晚明天前台', '最晚明天=38 h'],
    ['最晚，明天', ''],
    ['最晚', ''],
    ['最晚上周五', ''],
    ['不超过三天', '72 h'],
    ['不晚于下午三点', '5 h'],
    ['至多两小时', '2 h'],
  ])
})

describe('days by their names', () => {
  check([
    ['今天内', '14 h'],
    ['明天内', '38 h'],
    ['明天前', '38 h'],
    ['后天前', '62 h'],
    ['大后天之前', '86 h'],
    ['明前', ''],
    ['明上午前', '26 h'],
    ['今早前', '2 h'],
    ['明早之前', '26 h'],
    ['今晚前', '14 h'],
    ['今天前台', ''],
    ['明天，前', ''],
  ])
})

describe('weekdays', () => {
  check([
    ['周一前', '134 h'],
    ['周三前', '182 h'],
    ['周四前', '38 h'],
    ['周日前', '110 h'],
    ['星期天前', '110 h'],
    ['礼拜5前', '62 h'],
    ['星期七前', ''],
    ['周 五前', ''],
    ['上周五前', ''],
    ['上个星期五前', ''],
    ['这周一前', ''],
    ['这周三前', '14 h'],
    ['这周五前', '62 h'],
    ['这个星期五前', '62 h'],
    ['下周一前', '134 h'],
    ['下周三前', '182 h'],
    ['下个礼拜三前', '182 h'],
    ['下下周一前', '302 h'],
    ['周末前', '110 h'],
    ['最晚周末', '110 h'],
    ['上周末前', ''],
    ['这周末前', '110 h'],
    ['本周末前', '110 h'],
    ['本周五前', '62 h'],
    ['下周末前', '278 h'],
    ['下下周末之前', '446 h'],
  ])
})

describe('weeks, months and the year', () => {
  check([
    ['本周内', '110 h'],
    ['这周内', '110 h'],
    ['下周内', '278 h'],
    ['下下周内', '446 h'],
    ['下周前', '110 h'],
    ['本月内', '614 h'],
    ['月底前', '614 h'],
    ['月末前', '614 h'],
    ['年底前', '5750 h'],
  ])
})

describe('days of the calendar', () => {
  check([
    ['6号前', '14 h'],
    ['十号前', '110 h'],
    ['五号前', '734 h'],
    ['三十一号之前', '614 h'],
    ['三十二号之前', ''],
    ['0号前', ''],
    ['5月6号前', '14 h'],
    ['5月5号前', '8750 h'],
    ['2027年1月1号前', '5774 h'],
    ['2025年12月1号前', ''],
    ['2025年12月1号前，明天前', '明天前=38 h'],
    ['by December 1st 2025', ''],
    ['2026-05-08前', '62 h'],
  ])
})

describe('times of the day', () => {
  check([
    ['三点前', '5 h'],
    ['九点前', '11 h'],
    ['十点前', '12 h'],
    ['七点前', '9 h'],
    ['十五点前', '5 h'],
    ['二十四点前', '14 h'],
    ['零点前', '14 h'],
    ['今天零点前', '14 h'],
    ['今晚零点前', '14 h'],
    ['明天零点前', '38 h'],
    ['零点半前', '14.5 h'],
    ['0:30前', '14.5 h'],
    ['15:30前', '5.5 h'],
    ['今天九点前', '11 h'],
    ['今天上午九点前', ''],
    ['明天三点前', '29 h'],
    ['明天七点前', '33 h'],
    ['明天八点前', '22 h'],
    ['明天十二点前', '26 h'],
    ['上午前', '2 h'],
    ['中午前', '2 h'],
    ['下午前', '8 h'],
    ['晚上前', '14 h'],
    ['凌晨前', '20 h'],
    ['明天下午前', '32 h'],
    ['明天的下午前', '32 h'],
    ['明天，下午前', '下午前=8 h'],
    ['今晚八点前', '10 h'],
    ['今晚十一点前', '13 h'],
    ['今晚十二点前', '14 h'],
    ['明晚八点前', '34 h'],
    ['明早八点前', '22 h'],
    ['下班前', '8 h'],
    ['打烊前', '8 h'],
    ['关门前', '8 h'],
    ['周五下班前', '56 h'],
    ['明天下班前', '32 h'],
  ])
})

describe('by and before', () => {
  check([
    ['by Friday', '62 h'],
    ['by monday', '134 h'],
    ['by wednesday', '182 h'],
    ['by this wednesday', '14 h'],
    ['by this friday', '62 h'],
    ['by this monday', ''],
    ['by next friday', '230 h'],
    ['by next wednesday', '182 h'],
    ['by last friday', ''],
    ['by, friday', ''],
    ['before friday', '38 h'],
    ['before next monday', '110 h'],
    ['before tomorrow', '14 h'],
    ['before today', ''],
    ['by today', '14 h'],
    ['by tomorrow', '38 h'],
    ['by tonight', '14 h'],
    ['before tonight', '8 h'],
    ['by tomorrow morning', '26 h'],
    ['by tomorrow night', '38 h'],
    ['by Friday at noon', '50 h'],
    ['by friday noon', '50 h'],
    ['by this week', '110 h'],
    ['by next week', '278 h'],
    ['before next week', '110 h'],
    ['by this month', '614 h'],
    ['by noon', '2 h'],
    ['by noon today', '2 h'],
    ['before noon tomorrow', '26 h'],
    ['by noon the second', 'by noon=2 h'],
    ['by noon next week', 'by noon=2 h'],
    ['by 5 pm tomorrow', '31 h'],
    ['by 5 pm this friday', '55 h'],
    ['by 5 pm this monday', ''],
    ['by 5 pm on May 8th', '55 h'],
    ['by 5 pm on the 8th', '55 h'],
    ['by 5 pm, tomorrow', 'by 5 pm=7 h'],
    ["by five o'clock tomorrow", '31 h'],
    ["by five o'clock tomorrow morning", '19 h'],
    ["by nine o'clock tonight", '11 h'],
    ['by ten on friday morning', '48 h'],
    ['by noon on, friday', 'by noon=2 h'],
    ['最晚下午三点明天', '最晚下午三点=5 h'],
    ['before noon', '2 h'],
    ['by midnight', '14 h'],
    ['by 9 am', '23 h'],
    ['by 9:30', '11.5 h'],
    ['by half past nine', '11.5 h'],
    ['by three', ''],
    ['by the morning', '2 h'],
    ['by the evening', '14 h'],
    ['by the 8th', '62 h'],
    ['by the 6th', '14 h'],
    ['by the 5th', '734 h'],
    ['by the eighth', '62 h'],
    ['by the 31st', '614 h'],
    ['by the 32nd', ''],
    ['by May 8', '62 h'],
    ['by May 5th', '8750 h'],
    ['by 12/31/2026', '5750 h'],
  ])
})

describe('the end of something', () => {
  check([
    ['by end of day', '14 h'],
    ['by the end of the day', '14 h'],
    ['by the end of the week', '110 h'],
    ['by end of next week', '278 h'],
    ['by the end of the month', '614 h'],
    ['by the end of the year', '5750 h'],
    ['by the end of tomorrow', '38 h'],
    ['by the end of May 8th', '62 h'],
    ['by end the day', ''],
    ['by the end of business', '8 h'],
    ['by end of business day', '8 h'],
    ['by end of business friday', '56 h'],
    ['by close of business', '8 h'],
    ['by close of business day', '8 h'],
    ['by close of business on friday', '56 h'],
    ['by close of day', '8 h'],
    ['by close of the week', ''],
    ['by close of', ''],
    ['by eod', '14 h'],
    ['by the eod', '14 h'],
    ['by cob', '8 h'],
  ])
})

describe('no later than, and a day before its time', () => {
  check([
    ['no later than friday', '62 h'],
    ['not later than 5 pm', '7 h'],
    ['no later friday', ''],
    ['later than friday', ''],
    ['no more than friday', ''],
    ['tomorrow by noon', '26 h'],
    ["tomorrow before five o'clock", '31 h'],
    ['next friday by noon', '218 h'],
    ['friday before', ''],
    ['friday by the way', ''],
    ['this friday', ''],
  ])
})

test('working days do not count the weekend, whatever they are called', () => {
  const friday = {
    started_at: '2026-05-08T10:00:00+08:00',
    answered_at: '2026-05-08T10:00:00+08:00',
    ended_at: '2026-05-08T11:00:00+08:00',
  }
  const read = (said: string) => reading({ any: ['time_promise'] }, said, friday)
  expect(['一个工作日内', '一个营业日内', 'in one business day', 'in two working days', 'in a day'].map(read)).toEqual([
    '72 h',
    '72 h',
    '72 h',
    '96 h',
    '24 h',
  ])
})

test('what it was counted in', () => {
  const counted = (said: string) => {
    const call = callOf([['agent', said]])
    const [head] = readTranscript(call).of('agent') as [Turn]
    const circumstances = { call, clock: calendar('Asia/Shanghai'), settings: { min_confidence: 0.6 } }
    return readStretch(head, { kinds: ['time_promise'], minDigits: 4 }, new Scan(), circumstances).readings[0]?.due
  }
  expect(counted('两小时内')).toEqual({ hours: 2 })
  expect(counted('48小时内')).toEqual({ hours: 48 })
  expect(counted('两天内')).toEqual({ hours: 48, counted: { unit: 'day', count: 2 } })
  expect(counted('一天半内')).toEqual({ hours: 36 })
  expect(counted('一周内')).toEqual({ hours: 168, counted: { unit: 'day', count: 7 } })
  expect(counted('两个工作小时内')).toEqual({ hours: 2, counted: { unit: 'working_hour', count: 2 } })
  expect(counted('一个半工作日内')).toEqual({ hours: 48, counted: { unit: 'working_day', count: 2 } })
  expect(counted('within two business days')).toEqual({ hours: 48, counted: { unit: 'working_day', count: 2 } })
})
