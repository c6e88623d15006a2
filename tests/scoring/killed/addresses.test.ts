import { describe, expect, test } from 'vitest'
import { bookOf, callOf, ruleWith, scoreBy } from '../books.ts'
import { reading } from '../detectors/entities.ts'

const check = (cases: [said: string, read: string][]) =>
  test.each(cases)('%s: %s', (said, read) => expect(reading({ any: ['email'] }, said)).toBe(read))

describe('written', () => {
  check([
    ['a.b_c-d+e@x-y.co.uk', 'a.b_c-d+e@x-y.co.uk'],
    ['12345@qq.com', '12345@qq.com'],
    ['A9@B.com', 'a9@b.com'],
    ['写a@b.com吧', 'a@b.com=a@b.com'],
    ['.a@b.com', 'a@b.com=a@b.com'],
    ['._a@b.com', 'a@b.com=a@b.com'],
    ['a@b.com.', 'a@b.com=a@b.com'],
    ['a@b.com.cn', 'a@b.com.cn'],
    ['a@b', ''],
    ['a@b.c', ''],
    ['a@b.c1', ''],
    ['a@b..com', ''],
    ['a@.com', ''],
    ['@b.com', ''],
    ['.@b.com', ''],
    ['a@', ''],
    ['a=b@c.com', 'b@c.com=b@c.com'],
    ['a@b=c.com', ''],
    ['a@b.com,c@d.com', 'a@b.com=a@b.com; c@d.com=c@d.com'],
    ['x@y.com@z.com', 'x@y.com=x@y.com'],
  ])
})

describe('written apart, or said', () => {
  check([
    ['a @ b.com', 'a@b.com'],
    ['a@ b.com', 'a@b.com'],
    ['john at gmail dot com', 'john@gmail.com'],
    ['john99 at gmail dot com', 'john99@gmail.com'],
    ['j o h n at gmail dot com', 'john@gmail.com'],
    ['j o h n 9 9 at gmail dot com', 'john99@gmail.com'],
    ['john dot smith at gmail dot com', 'john.smith@gmail.com'],
    ['john underscore smith at gmail dot com', 'john_smith@gmail.com'],
    ['john dash smith at gmail dot com', 'john-smith@gmail.com'],
    ['john plus smith at gmail dot com', 'john+smith@gmail.com'],
    ['john hyphen s at gmail dot com', 'john-s@gmail.com'],
    ['mail john smith at gmail dot com', 'smith at gmail dot com=smith@gmail.com'],
    ['john, smith at gmail dot com', 'smith at gmail dot com=smith@gmail.com'],
    ['dot smith at gmail dot com', 'smith at gmail dot com=smith@gmail.com'],
    ['john 99 smith at gmail dot com', 'smith at gmail dot com=smith@gmail.com'],
    ['one two three at qq dot com', '123@qq.com'],
    ['o seven at qq dot com', 'o7@qq.com'],
    ['email me at gmail dot com', ''],
    ['look at gmail dot com', ''],
  ])
})

describe('the domain, said', () => {
  check([
    ['john at gmail', ''],
    ['john at gmail dot', ''],
    ['john at gmail, dot com', ''],
    ['john at gmail dot five', ''],
    ['john at gmail dot com dot cn', 'john@gmail.com.cn'],
    ['john at gmail dot com dot five', 'john at gmail dot com=john@gmail.com'],
    ['john at mail dot gmail dot com', 'john@mail.gmail.com'],
    ['john at one six three dot com', 'john@163.com'],
    ['john at 163 dot com', 'john@163.com'],
    ['john at g m a i l dot com', 'john@gmail.com'],
    ['john at my-shop dot com', 'john@my-shop.com'],
    ['john at my shop dot com', ''],
    ['john at - shop dot com', ''],
    [
      'john at gmail dot com or mary at yahoo dot com',
      'john at gmail dot com=john@gmail.com; mary at yahoo dot com=mary@yahoo.com',
    ],
  ])
})

describe('in Chinese, and over several lines', () => {
  check([
    ['john艾特gmail点com', 'john@gmail.com'],
    ['zs爱特qq点com', 'zs@qq.com'],
    ['一二三艾特一六三点com', '123@163.com'],
    ['zhang三艾特163点com', 'zhang3@163.com'],
    ['zs下划线三艾特163点com', 'zs_3@163.com'],
    ['zs艾特qq点中国', ''],
    ['zs艾特qq，点com', ''],
    ['john|at gmail|dot com', 'john@gmail.com'],
    ['john。|at gmail dot com', 'john/at gmail dot com=john@gmail.com'],
  ])
})

test('what is written is surer', () => {
  const sure = (said: string) => {
    const rule = ruleWith('r', { conditions: { it: { entity: { any: ['email'] } } }, find: 'it' })
    return scoreBy(bookOf(rule), callOf([['agent', said]])).findings[0]?.confidence
  }
  expect([sure('a@b.com'), sure('a at b dot com')]).toEqual([0.95, 0.85])
})
