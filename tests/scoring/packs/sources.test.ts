import { describe, expect, test } from 'vitest'
import { decodePack } from '../../../scoring/packs/decode.ts'
import { layOver } from '../../../scoring/packs/manifest.ts'
import { AuthorError, assessing, judging, type Source, timing } from '../../../scoring/packs/source.ts'

const source = (path: string, text = ''): Source => ({ path, text })

describe('what a hash of a pack is made of', () => {
  const FILES = [
    ...[
      'rules/a.yaml',
      'rules/a.examples.yaml',
      'clauses/s1.yaml',
      'pack/clauses/s1.yaml',
      'clauses/more/rules/b.yaml',
    ],
    ...['limits/l.yaml', 'limits/deep/l.yaml', 'calendars/centre.yaml', 'own/limits/l.yaml', 'speed-limits/l.yaml'],
    ...['schemes/s.yaml', 'schemes/s.examples.yaml', 'checklists/c.yaml', 'own/schemes/s.yaml', 'my-schemes/s.yaml'],
  ]
  const kept = (choose: (sources: readonly Source[]) => Source[]) =>
    choose(FILES.map((path) => source(path))).map(({ path }) => path)

  test('of scores: all but examples and the standard', () => {
    const left = FILES.filter((path) => !kept(judging).includes(path))
    expect(left).toEqual([
      'rules/a.examples.yaml',
      'clauses/s1.yaml',
      'pack/clauses/s1.yaml',
      'schemes/s.examples.yaml',
    ])
  })

  test('of monthly assessments: schemes and checklists', () => {
    expect(kept(assessing)).toEqual(['schemes/s.yaml', 'checklists/c.yaml', 'own/schemes/s.yaml'])
  })

  test('of tickets: limits and the calendar, and the schemes for their scales', () => {
    expect(kept(timing)).toEqual([
      ...['limits/l.yaml', 'limits/deep/l.yaml', 'calendars/centre.yaml', 'own/limits/l.yaml'],
      ...kept(assessing),
    ])
  })
})

describe('a pack laid over another', () => {
  const [own, below] = [source('own/rules/a.yaml'), source('rules/a.yaml')]

  test('has the files of both, those of the other known for what they are', () => {
    expect(layOver(source('pack.yaml', 'extends: earshot\n'), [own], [below])).toEqual([{ ...below, below: true }, own])
  })

  test('says over which', () => {
    expect(() => layOver(source('pack.yaml', 'extends: other\n'), [own], [below])).toThrow(
      'pack.yaml:1:10: extends is "other"; allowed: earshot',
    )
  })
})

describe('what is wrong is shown with the lines around it', () => {
  const LIST = ['id: words', 'title: { zh: 词, en: Words }', 'phrases:', '  - 您好', '  - ［a', '  - 好', '  - 行']
  const told = (lines: string[]) => {
    try {
      decodePack([source('lists/words.yaml', lines.join('\n'))])
      return []
    } catch (error) {
      return error instanceof AuthorError ? error.problems.flatMap((one) => one.split('\n').slice(1)) : []
    }
  }

  test('two before and one after', () => {
    expect(told([...LIST, ''])).toEqual(
      ['  4 |   - 您好', '  5 |   - ［a', '    |     ^', '  6 |   - 好'].toSpliced(0, 0, '  3 | phrases:'),
    )
  })

  test('none after the last', () => {
    expect(told(LIST.slice(0, 5)).at(-1)).toBe('    |     ^')
    expect(told([...LIST.slice(0, 5), '']).at(-1)).toBe('    |     ^')
  })

  test('none before the first', () => {
    expect(told(['name: words', ...LIST.slice(1, 4)]).slice(0, 2)).toEqual(['  1 | name: words', '    | ^'])
  })

  test('with numbers of one width', () => {
    const many = [
      'id: words',
      'title: { zh: 词, en: Words }',
      'phrases:',
      ...Array(5).fill('  - 好'),
      '  - ［a',
      '  - 好',
    ]
    expect(told(many)).toEqual(['   7 |   - 好', '   8 |   - 好', '   9 |   - ［a', '     |     ^', '  10 |   - 好'])
  })
})

test('what is said twice is told once', () => {
  const { problems, message, name } = new AuthorError(['one', 'two', 'one'])
  expect([problems, message, name]).toEqual([['one', 'two'], 'one\n\ntwo', 'AuthorError'])
})
