import { describe, expect, test } from 'vitest'
import { reading } from '../detectors/entities.ts'

const check = (cases: [said: string, read: string][]) =>
  test.each(cases)('%s: %s', (said, read) => expect(reading({ any: ['amount'] }, said)).toBe(read))

describe('a currency before its number', () => {
  check([
    ['人民币三百', '300 CNY'],
    ['rmb 300', '300 CNY'],
    ['USD 50', '50 USD'],
    ['cny 50', '50 CNY'],
    ['gbp 50', '50 GBP'],
    ['eur 50', '50 EUR'],
    ['hkd 50', '50 HKD'],
    ['jpy 50', '50 JPY'],
    ['dollars 50', ''],
    ['¥5 bucks', '¥5=5 CNY'],
    ['¥5 人', '¥5=5 CNY'],
    ['人民币 三百 元', '300 CNY'],
    ['¥5元', '5 CNY'],
    ['¥三百块', '300 CNY'],
    ['$5 usd', '5 USD'],
    ['¥ 5', '5 CNY'],
    ['¥ three', '3 CNY'],
    ['¥，5', ''],
    ['订单8¥5', '¥5=5 CNY'],
    ['¥人', ''],
  ])
})

describe('dollars by the letters before their sign', () => {
  check([
    ['US$20', '20 USD'],
    ['HK$ 20', '20 HKD'],
    ['A$20', '20 AUD'],
    ['C$9', '9 CAD'],
    ['S$9', '9 SGD'],
    ['NT$100', '100 TWD'],
    ['a $20', '$20=20 USD'],
    ['xx$9', '$9=9 USD'],
    ['a£20', '£20=20 GBP'],
  ])
})

describe('a currency behind its number', () => {
  check([
    ['300 rmb', '300 CNY'],
    ['300RMB', '300 CNY'],
    ['三百人民币', '300 CNY'],
    ['三百元人民币', '300 CNY'],
    ['5000日元', '5000 JPY'],
    ['20港币', '20 HKD'],
    ['two hundred quid', '200 GBP'],
    ['1000 yen', '1000 JPY'],
    ['20£', ''],
    ['20¥', ''],
    ['20$', ''],
    ['三百|元', '300 CNY'],
    ['三百，元', ''],
    ['三百。元', ''],
    ['100, dollars', ''],
    ['三千多块', '3000 CNY'],
    ['三千 多元', '3000 CNY'],
  ])
})

describe('small money', () => {
  check([
    ['五角钱', '0.5 CNY'],
    ['五分钱', '0.05 CNY'],
    ['50分钱', '0.5 CNY'],
    ['ten cents', '0.1 USD'],
    ['50 pence', '0.5 GBP'],
    ['one penny', '0.01 GBP'],
  ])
})

describe('whole money and small', () => {
  check([
    ['三块五', '3.5 CNY'],
    ['三块5', '3.5 CNY'],
    ['三块半', '3.5 CNY'],
    ['三块钱', '3 CNY'],
    ['三块五毛二', '3.52 CNY'],
    ['三块五毛二分', '3.52 CNY'],
    ['三块五角二分钱', '3.52 CNY'],
    ['三块五毛零二分', '3.52 CNY'],
    ['三块零五分', '3.05 CNY'],
    ['三块五分钱', '3.05 CNY'],
    ['三块零五分钱', '3.05 CNY'],
    ['两块两毛', '2.2 CNY'],
    ['两块幺', '两块=2 CNY'],
    ['十元五', '10.5 CNY'],
    ['十元五角', '10.5 CNY'],
    ['三块五个', '三块=3 CNY'],
    ['三块五十', '三块=3 CNY'],
    ['三块 五毛', '三块=3 CNY'],
    ['five dollars and ten cents', '5.1 USD'],
    ['five dollars ten cents', '5.1 USD'],
    ['five dollars and ten', 'five dollars=5 USD'],
    ['five dollars, ten cents', 'five dollars=5 USD; ten cents=0.1 USD'],
    ['five dollars and 99 cents', '5.99 USD'],
    ['five dollars and 100 cents', 'five dollars=5 USD; 100 cents=1 USD'],
    ['five pounds fifty pence', '5.5 GBP'],
    ['3 euros and 20 cents', '3.2 EUR'],
  ])
})

describe('块 of something else', () => {
  check([
    ['换三块屏幕', ''],
    ['换三块手表', ''],
    ['三块 屏幕', '三块=3 CNY'],
    ['我们一块', ''],
    ['一块钱', '1 CNY'],
    ['一块五', '1.5 CNY'],
  ])
})

describe('万 alone', () => {
  check([
    ['赔五万', '五万=50000 CNY'],
    ['赔五万吧', '五万=50000 CNY'],
    ['五万左右', '五万=50000 CNY'],
    ['五万，人', '五万=50000 CNY'],
    ['五万人', ''],
    ['五万五', ''],
    ['五千', ''],
    ['两亿', ''],
  ])
})

describe('how much it is, in figures', () => {
  check([
    ['1,234,567.89元', '1234567.89 CNY'],
    ['1，500元', '1500 CNY'],
    ['1.555元', '1.56 CNY'],
    ['1.2.3元', ''],
    ['123456789012元', '123456789012 CNY'],
    ['1234567890123元', ''],
    ['3千元', '3000 CNY'],
    ['3千5百元', '3500 CNY'],
    ['3千5元', '3500 CNY'],
    ['3万5千元', '35000 CNY'],
    ['15k dollars', '15000 USD'],
    ['15 thousand dollars', '15000 USD'],
    ['15 k, dollars', ''],
    ['1.1万元', '11000 CNY'],
    ['A15 dollars', ''],
    ['15x dollars', ''],
    ['12:30元', ''],
    ['3八元', ''],
    ['3 八元', '八元=8 CNY'],
    ['3半元', ''],
    ['1.5.2元', ''],
    ['a5元', ''],
    ['a 5 dollars', '5 dollars=5 USD'],
    ['3 thousand dollars', '3000 USD'],
    ['3, thousand dollars', ''],
    ['12345678901234.5元', ''],
    ['1.1234567890123元', ''],
  ])
})

describe('how much it is, in Chinese', () => {
  check([
    ['零元', '0 CNY'],
    ['两元', '2 CNY'],
    ['半元', '0.5 CNY'],
    ['二十元', '20 CNY'],
    ['二十五元', '25 CNY'],
    ['一百一十元', '110 CNY'],
    ['一百零十元', '110 CNY'],
    ['三百五元', '350 CNY'],
    ['一千五元', '1500 CNY'],
    ['一千零五元', '1005 CNY'],
    ['一千〇五元', '1005 CNY'],
    ['一千○五元', '1005 CNY'],
    ['拾元', '10 CNY'],
    ['叁佰元', '300 CNY'],
    ['十万八千元', '108000 CNY'],
    ['两万五千三百元', '25300 CNY'],
    ['一万零五十元', '10050 CNY'],
    ['一亿二千万元', '120000000 CNY'],
    ['一百万零五元', '1000005 CNY'],
    ['三五元', '5 CNY'],
    ['三四百元', '400 CNY'],
    ['二五元', ''],
    ['五三元', ''],
    ['三六元', ''],
    ['一二三元', ''],
    ['幺元', ''],
    ['一幺元', ''],
    ['两两元', ''],
    ['一百二百元', ''],
    ['一万二亿元', ''],
    ['一点五元', '1.5 CNY'],
    ['零点五元', '0.5 CNY'],
    ['三点一四元', '3.14 CNY'],
    ['三点元', ''],
    ['一点五万元', '15000 CNY'],
    ['三百零元', ''],
    ['十五元五', '15.5 CNY'],
    ['十万元', '100000 CNY'],
    ['十万五元', '105000 CNY'],
    ['一千二元', '1200 CNY'],
    ['两万零五元', '20005 CNY'],
  ])
})

describe('how much it is, in English', () => {
  check([
    ['twenty dollars', '20 USD'],
    ['twenty one dollars', '21 USD'],
    ['twenty-one dollars', '21 USD'],
    ['twenty eleven dollars', 'eleven dollars=11 USD'],
    ['fifteen dollars', '15 USD'],
    ['one twenty dollars', '120 USD'],
    ['one ten dollars', '110 USD'],
    ['nine ninety-nine euros', '999 EUR'],
    ['two fifty pounds and ten pence', '250.1 GBP'],
    ['one, twenty dollars', 'twenty dollars=20 USD'],
    ['one, twenty, dollars', ''],
    ['one-twenty dollars', 'twenty dollars=20 USD'],
    ['one 20 dollars', '20 dollars=20 USD'],
    ['two fifty dollar notes', 'fifty dollar=50 USD'],
    ['one twenty cents', 'twenty cents=0.2 USD'],
    ['one twenty times', ''],
    ['five one twenty dollars', 'twenty dollars=20 USD'],
    ['oh twenty dollars', 'twenty dollars=20 USD'],
    ['one nine dollars', ''],
    ['one ten thousand dollars', 'ten thousand dollars=10000 USD'],
    ['one hundred dollars', '100 USD'],
    ['one hundred and twenty three dollars', '123 USD'],
    ['one hundred twenty three dollars', '123 USD'],
    ['one hundred fifteen dollars', '115 USD'],
    ['one hundred and dollars', ''],
    ['five and twenty dollars', 'twenty dollars=20 USD'],
    ['a hundred dollars', '100 USD'],
    ['a thousand dollars', '1000 USD'],
    ['a dollars', ''],
    ['thousand dollars', ''],
    ['two hundred thousand dollars', '200000 USD'],
    ['one million two hundred thousand and five dollars', '1200005 USD'],
    ['one point five dollars', '1.5 USD'],
    ['one point two five dollars', '1.25 USD'],
    ['one point oh five dollars', '1.05 USD'],
    ['one point five million dollars', '1500000 USD'],
    ['one point dollars', ''],
    ['zero dollars', '0 USD'],
    ['oh dollars', ''],
    ['twenty ten dollars', 'ten dollars=10 USD'],
    ['ninety nine dollars', '99 USD'],
    ['nineteen dollars', '19 USD'],
    ['ten dollars', '10 USD'],
    ['one hundred ten dollars', '110 USD'],
    ['one hundred, fifty dollars', 'fifty dollars=50 USD'],
    ['one, two dollars', 'two dollars=2 USD'],
    ['one hundred|fifty dollars', 'fifty dollars=50 USD'],
    ['one point five hundred dollars', '150 USD'],
  ])
})
