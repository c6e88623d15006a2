import { describe, expect, test } from 'vitest'
import { isBankCard, isIdCard, isMobile, passesLuhn } from '../../../scoring/detect/entity/checks.ts'

describe('identity numbers: the day of birth, where the check character is right', () => {
  test.each<[text: string, is: boolean]>([
    ['11010519491231002X', true],
    ['110105190001010028', true],
    ['110105189912310023', false],
    ['110105219912310028', true],
    ['110105220001010022', false],
    ['11010520240229002X', true],
    ['110105202402300021', false],
    ['110105202401310025', true],
    ['110105202401320020', false],
    ['110105202404300025', true],
    ['110105202404310020', false],
    ['110105202400010020', false],
    ['11010520241301002X', false],
    ['110105202401000027', false],
    ['110105202412010028', true],
  ])('%s: %s', (text, is) => expect(isIdCard(text)).toBe(is))
})

test('the rest of an identity number', () => {
  const good = '11010519491231002X'
  expect(isIdCard(good)).toBe(true)
  expect([`1${good}`, `${good}1`, good.slice(1), good.slice(0, -1)].map(isIdCard)).toEqual([false, false, false, false])
  expect([`${good.slice(0, -1)}0`, `${good.slice(0, -1)}A`].map(isIdCard)).toEqual([false, false])
  // The same digits in another order, and a province that begins with 0.
  expect([`${good.slice(0, 14)}020${good.at(-1)}`, '010105194912310026'].map(isIdCard)).toEqual([false, false])
})

describe('cards: as long as they may be, and their check digit', () => {
  test.each<[text: string, is: boolean]>([
    ['4111111111119', true],
    ['6222021234567890128', true],
    ['411111111117', false],
    ['62220212345678901234', false],
    ['0111111111111119', false],
    ['5900000000000000', true],
  ])('%s: %s', (text, is) => expect(isBankCard(text)).toBe(is))

  test('no identity number, and no mobile with the code of the country', () => {
    expect([
      passesLuhn('110105194912300219'),
      isIdCard('110105194912300219'),
      isBankCard('110105194912300219'),
    ]).toEqual([true, true, false])
    expect([passesLuhn('8613800100002'), isBankCard('8613800100002')]).toEqual([true, false])
    // One that is no mobile, one with a digit more, and one with the same digits in it.
    expect(['8612800100004', '86138001000004', '18613800000002'].map(isBankCard)).toEqual([true, true, true])
  })

  test('every digit counts, every other one twice', () => {
    expect(['0', '18', '26', '34', '42', '59', '67', '75', '83', '91', '109'].map(passesLuhn)).toEqual(
      Array.from({ length: 11 }, () => true),
    )
    expect(['1', '81', '10', '19', '111'].map(passesLuhn)).toEqual(Array.from({ length: 5 }, () => false))
  })
})

test('mobiles', () => {
  expect(['13800138000', '19900138000'].map(isMobile)).toEqual([true, true])
  expect(['12800138000', '1380013800', '138001380001', '113800138000', '23800138000'].map(isMobile)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})
