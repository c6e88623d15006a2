import { describe, expect, test } from 'vitest'
import { bookOf, callOf, ruleWith, scoreBy } from '../books.ts'
import { reading } from '../detectors/entities.ts'

const check = (cases: [said: string, read: string][]) =>
  test.each(cases)('%s: %s', (said, read) => expect(reading({ any: ['time'] }, said)).toBe(read))

describe('hours and minutes in Chinese', () => {
  check([
    ['三点', '03:00'],
    ['十二点', '12:00'],
    ['二十四点', '00:00'],
    ['二十五点', ''],
    ['三点整', '03:00'],
    ['三点钟', '03:00'],
    ['一点钟', '01:00'],
    ['零点钟', '00:00'],
    ['零点', '00:00'],
    ['零点五', ''],
    ['一点半', '01:30'],
    ['三点 半', '03:30'],
    ['三点，半', '三点=03:00'],
    ['三点一刻', '03:15'],
    ['三点三刻', '03:45'],
    ['三点四刻', ''],
    ['三点零五分', '03:05'],
    ['三点五分', '03:05'],
    ['三点十分', '03:10'],
    ['三点五十九分', '03:59'],
    ['三点六十分', ''],
    ['三点五十', '03:50'],
    ['三点五', ''],
    ['三点十，好', '三点十=03:10'],
    ['三点五十前', '三点五十=03:50'],
    ['三点五十到', '三点五十=03:50'],
    ['三点五十个', ''],
    ['三点五 分', ''],
    ['三点五十见', '三点五十=03:50'],
    ['三点五十之前', '三点五十=03:50'],
    ['三点五十以前', '三点五十=03:50'],
    ['3点30', '03:30'],
    ['3点30分', '03:30'],
    ['15时30分', '15:30'],
    ['15时', ''],
  ])
})

describe('what is no time', () => {
  check([
    ['一点', ''],
    ['第三点', ''],
    ['这三点', ''],
    ['有三点', ''],
    ['三点多', ''],
    ['零点几', ''],
    ['三点也', ''],
    ['三点要求', ''],
    ['三点建议', ''],
    ['三点三个', ''],
    ['三，点', ''],
    ['三点5个', ''],
    ['第 三点', '三点=03:00'],
    ['三点，建议', '三点=03:00'],
  ])
})

describe('the part of the day', () => {
  check([
    ['早上八点', '08:00'],
    ['上午十一点', '11:00'],
    ['中午十一点', '11:00'],
    ['中午十二点', '12:00'],
    ['中午一点', '13:00'],
    ['下午一点', '13:00'],
    ['下午三时', '15:00'],
    ['下午十二点', '12:00'],
    ['傍晚六点', '18:00'],
    ['晚上八点', '20:00'],
    ['晚上 八点', '20:00'],
    ['晚上，八点', '八点=08:00'],
    ['晚上十一点', '23:00'],
    ['晚上十二点', '00:00'],
    ['晚上十二点半', '00:30'],
    ['今晚十点', '22:00'],
    ['晚上五点', '17:00'],
    ['半夜两点', '02:00'],
    ['夜里四点', '04:00'],
    ['凌晨两点', '02:00'],
    ['凌晨零点', '00:00'],
    ['下午3:30', '15:30'],
    ['下午13:30', '13:30'],
    ['晚上8:05', '20:05'],
  ])
})

describe('hours and minutes in figures', () => {
  check([
    ['15:30', '15:30'],
    ['0:00', '00:00'],
    ['24:00', '00:00'],
    ['24:01', ''],
    ['25:00', ''],
    ['15:59', '15:59'],
    ['15:60', ''],
    ['9:5', ''],
    ['915:30', ''],
    ['9 : 05', ''],
    ['9: 05', ''],
    ['9 :05', ''],
    ['约9:05', '9:05=09:05'],
    ['9:05 30', '9:05=09:05'],
    ['9:05 :30', '9:05=09:05'],
    ['9:05:x', '9:05=09:05'],
    ['a9:05', ''],
    ['-9:05', ''],
    ['第9:05', '9:05=09:05'],
    ['09:05:30', '09:05'],
    ['9:05:30 pm', '21:05'],
  ])
})

describe('the half of the day', () => {
  check([
    ['9:05 pm', '21:05'],
    ['9:05pm', '21:05'],
    ['9:05 p.m.', '21:05'],
    ['9:05 p.m', '21:05'],
    ['9:05 p m', '21:05'],
    ['9:05 p m.', '9:05 p m=21:05'],
    ['9:05 pm.', '9:05 pm=21:05'],
    ['9:05 a.m. today', '9:05 a.m.=09:05'],
    ['9:05 a day', '9:05=09:05'],
    ['9:05, pm', '9:05=09:05'],
    ['12:05 am', '00:05'],
    ['12:05 pm', '12:05'],
    ['13:05 pm', '13:05'],
    ['5 pm', '17:00'],
    ['5pm', '17:00'],
    ['five pm', '17:00'],
    ['12 pm', '12:00'],
    ['12 am', '00:00'],
    ['13 pm', ''],
    ['0 am', ''],
    ['five in the morning', '05:00'],
    ['five in the afternoon', '17:00'],
    ['five in the house', ''],
    ['five in morning', ''],
    ['five at the evening', ''],
    ['five in this morning', ''],
    ["five o'clock tomorrow afternoon", "five o'clock=17:00"],
    ["nine o'clock tonight", "nine o'clock=21:00"],
    ["twelve o'clock tonight", "twelve o'clock=00:00"],
    ['9:30 on friday evening', '9:30=21:30'],
    ['9:30 晚上', '9:30=09:30'],
    ['at ten on friday morning', 'ten=10:00'],
    ['at thirteen tonight', ''],
    ['at ten on friday', ''],
    ['this one tomorrow morning', ''],
  ])
})

describe('in English words', () => {
  check([
    ['noon', '12:00'],
    ['midday', '12:00'],
    ['midnight', '00:00'],
    ["three o'clock", '03:00'],
    ["one o'clock", '01:00'],
    ["twelve o'clock", '12:00'],
    ["thirteen o'clock", '13:00'],
    ["24 o'clock", '00:00'],
    ["25 o'clock", ''],
    ["three o'clock pm", '15:00'],
    ["three, o'clock", ''],
    ["three o'clock in the morning", '03:00'],
    ['five thirty pm', '17:30'],
    ['five ten pm', '17:10'],
    ['five fifty nine am', '05:59'],
    ['five sixty pm', ''],
    ['five five pm', ''],
    ['five, thirty pm', ''],
    ['five thirty', ''],
    ['5 30 pm', ''],
    ['half past nine', '09:30'],
    ['half to nine', '08:30'],
    ['half of nine', ''],
    ['half past thirteen', ''],
    ['half past zero', ''],
    ['half past one', '01:30'],
    ['half past', ''],
    ['half past, nine', ''],
    ['quarter past five', '05:15'],
    ['quarter to one', '00:45'],
    ['quarter to five pm', '16:45'],
    ['quarter past twelve pm', '12:15'],
    ['three past nine', ''],
  ])
})

test('hours alone are less sure', () => {
  const sure = (said: string) => {
    const rule = ruleWith('r', { conditions: { it: { entity: { any: ['time'] } } }, find: 'it' })
    return scoreBy(bookOf(rule), callOf([['agent', said]])).findings[0]?.confidence
  }
  expect(['三点', '三点半', '下午三点', '15:30', 'noon', 'midnight', "three o'clock"].map(sure)).toEqual([
    0.7, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95,
  ])
})
