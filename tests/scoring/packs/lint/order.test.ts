import { expect, test } from 'vitest'
import { inOrder, type Remark } from '../../../../scoring/packs/lint/remark.ts'

test('remarks stand by file, then by place', () => {
  const at = ['b.yaml:2:1', 'a.yaml:10:1', 'a.yaml:9:12', 'a.yaml:9:3', 'c.yaml:1:1', 'a.yaml:10:1']
  const remarks = at.map((one): Remark => ({ gravity: 'info', text: `${one}: info: x` }))
  expect(inOrder(remarks).map(({ text }) => text.split(': ')[0])).toEqual([
    ...['a.yaml:9:3', 'a.yaml:9:12', 'a.yaml:10:1', 'a.yaml:10:1', 'b.yaml:2:1', 'c.yaml:1:1'],
  ])
})
