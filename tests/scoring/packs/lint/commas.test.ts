import { describe } from 'vitest'
import { commas } from '../../../../scoring/packs/lint/commas.ts'
import { cases, finding, list } from '../tiny.ts'

describe('full-width commas', () => {
  const ONE = (line: number, sign: string) => (path: string) =>
    `${path}:${line} "${sign}": warning: this is one phrase; write half-width commas between phrases, or quotes around it where it is one`
  const any = (spec: string) => finding(`homophones: { ${spec} }`)
  cases(commas, [
    ['between phrases', [any('any: [随便你，快点]')], ONE(9, '，')('rules/r.yaml')],
    [
      'other commas',
      [any('any: [随便你；快点, 快些、再快些]')],
      ONE(9, '；')('rules/r.yaml'),
      ONE(9, '、')('rules/r.yaml'),
    ],
    ['between exceptions', [any('any: [随便你], except: [您，您好]')], ONE(9, '，')('rules/r.yaml')],
    ['between innocent words', [any('any: [随便你], innocent: [您，您好]')], ONE(9, '，')('rules/r.yaml')],
    ['in a choice', [any('any: [随便(，|的)你]')]],
    ['behind a choice', [any('any: [(a|b)你，快点]')], ONE(9, '，')('rules/r.yaml')],
    ['line by line', [list('l', '随便你，快点')]],
    ['in double quotes', [any('any: ["随便你，快点"]')]],
    ['in single quotes', [any("any: ['随便你，快点']")]],
  ])
})
