import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../../ingest/project.ts'
import { schemaText } from '../../scoring/packs/schemas.ts'
import { formHead } from '../scoring/sound.ts'
import { call, earshot, folder } from './earshot.ts'

const RULE = `id: hurried
version: 1.0.0
title: { zh: 催促, en: Hurried }
tags: [x-hurried]
severity: minor
conditions:
  said: { phrases: { any: [快点说] } }
find: said
message: { zh: 催, en: hurried }
why: { zh: 因, en: why }
recommended: { zh: 您慢慢说, en: take your time }
`
const EXAMPLES = `rule: hurried
examples:
  - { name: a, expect: finding, dialogue: [{ agent: "[[快点说]]" }] }
  - { name: b, expect: pass, dialogue: [{ customer: 快点说 }] }
`
const FORM = `${formHead('mine')}sections:
  - id: all
    title: { zh: 全, en: All }
    items: [{ id: patience, title: { zh: 耐心, en: Patience }, points: 10, rules: [{ rule: hurried, points: -4 }] }]
`

const dir = folder()
/** A pack in a folder of its own. */
function pack(name: string, changes: Record<string, string> = {}): string {
  const files = {
    'rules/hurried.yaml': RULE,
    'rules/hurried.examples.yaml': EXAMPLES,
    'forms/mine.yaml': FORM,
    ...changes,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name, path)), { recursive: true })
    writeFileSync(join(dir, name, path), text)
  }
  return join(dir, name)
}

const LIST = 'id: spare\ntitle: { zh: 词, en: Words }\nphrases: [您好]\n'
let [sound, useless, wrong] = ['', '', '']
beforeAll(() => {
  sound = pack('sound')
  useless = pack('useless', { 'lists/spare.yaml': LIST })
  wrong = pack('wrong', {
    'rules/hurried.yaml': RULE.replace('why: { zh: 因', 'why: { zh: ""'),
    'rules/hurried.examples.yaml': EXAMPLES.replace('expect: pass', 'expect: finding'),
  })
})

describe('earshot rules lint', () => {
  it('has nothing to say of the packs that come with Earshot, by its own or when strict', async () => {
    const { code, stdout, stderr } = await earshot(['rules', 'lint', '--strict'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^0 errors, 0 warnings, \d+ for information \(--info shows them\)\.\n$/)
  })

  it('lists and counts warnings, which are errors where it is strict', async () => {
    const { code, stdout, stderr } = await earshot(['rules', 'lint', '--packs', useless])
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /lists\/spare\.yaml:1:5: warning: nobody uses list "spare"\n {2}1 \| id: spare\n {4}\| {5}\^\n/,
    )
    expect(stdout).toContain('0 errors, 1 warning, 1 for information')
    const strict = await earshot(['rules', 'lint', '--packs', useless, '--strict'])
    expect(strict).toMatchObject({ code: 1, stdout: '' })
    expect(strict.stderr).toContain('0 errors, 1 warning,')
  })

  it('ends with 1 where there is an error, and says all of them', async () => {
    const { code, stdout, stderr } = await earshot(['rules', 'lint', '--packs', wrong])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('hurried.examples.yaml:3:3: none of the examples is a near-miss')
    expect(stderr).toContain('hurried.yaml:10:12: why.zh has no words')
    expect(stderr).toContain('2 errors, 0 warnings')
    expect(stderr).not.toContain('has the tags')
  })

  it('shows what may well be meant where it is asked for', async () => {
    const { code, stderr } = await earshot(['rules', 'lint', '--packs', sound, '--info'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/mine\.yaml:4:13: info: no rule for these calls has the tags greeting/)
  })
})

describe('earshot rules coverage', () => {
  const clause = (id: string) =>
    `  - { id: ${id}, zh: 不催促<客户>, en: Do not <hurry>, kind: tone, needs: [transcript] }\n`
  const standard = `manual: s1\ntitle: { zh: 手册, en: Manual }\nclauses:\n${clause('s1-calm')}`
  const citing = {
    'rules/hurried.yaml': RULE.replace('severity: minor\n', 'severity: minor\nclauses: [s1-calm]\n'),
    'rules/hurried.examples.yaml': EXAMPLES.replace('expect: finding,', 'expect: finding, clauses: [s1-calm],'),
  }

  it('says of every clause what checks it, and writes the page', async () => {
    const packs = pack('covered', { ...citing, 'clauses/s1.yaml': standard })
    const page = join(dir, 'standard.html')
    const { code, stdout, stderr } = await earshot(['rules', 'coverage', '--packs', packs, '--html', page])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('    ✓ s1-calm: hurried\n')
    expect(stdout).toContain('合计 total: 1 条 clauses: 规则 rule 1\n')
    const html = readFileSync(page, 'utf8')
    expect(html).toContain('不催促&lt;客户&gt;')
    expect(html).toContain('<code>hurried</code>')
    expect(html).not.toContain('<客户>')
  })

  it('fails on a clause nobody accounts for, and where there is no standard', async () => {
    const packs = pack('uncovered', { ...citing, 'clauses/s1.yaml': standard + clause('s1-more') })
    const { code, stdout, stderr } = await earshot(['rules', 'coverage', '--packs', packs, '--brief'])
    expect(code).toBe(1)
    expect(stdout).toContain('规则 rule 1, 无人负责 nobody 1')
    expect(stdout).not.toContain('s1-calm: hurried')
    expect(stderr).toContain('clauses/s1.yaml:5:11: nobody accounts for "s1-more"')
    const none = await earshot(['rules', 'coverage', '--packs', sound])
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('This pack has no standard')])
  })
})

describe('--packs', () => {
  it('tests and scores by a pack of your own', async () => {
    const tested = await earshot(['rules', 'test', '--packs', sound])
    expect(tested).toMatchObject({ code: 0, stdout: '1 forms, 1 rules, 2 examples: all as expected.\n' })
    const segments = [{ speaker: 'agent', start_ms: 300, end_ms: 3900, text: '您快点说' }]
    const scored = await earshot(['score', '-', '--json', '--packs', sound], {
      stdin: JSON.stringify(call('c', { segments })),
    })
    expect(JSON.parse(scored.stdout)).toMatchObject({
      form: { id: 'mine' },
      score: 60,
      findings: [{ rule_id: 'hurried' }],
    })
  })

  it('fails where an example does', async () => {
    const { code, stderr } = await earshot(['rules', 'test', '--packs', wrong])
    expect(code).toBe(1)
    expect(stderr).toContain('"b" (2): expected finding, came out pass')
  })

  it('shows the words that are marked beside those that are found', async () => {
    const off = pack('off', { 'rules/hurried.examples.yaml': EXAMPLES.replace('[[快点说]]', '快[[点说]]') })
    const { code, stderr } = await earshot(['rules', 'test', '--packs', off])
    expect(code).toBe(1)
    expect(stderr).toContain('"a" (1): marked 0:1–3 「点说」, found 0:0–3 「快点说」')
  })

  it('says that a file is none of UTF-8', async () => {
    const foreign = pack('foreign')
    mkdirSync(join(foreign, 'lists'))
    writeFileSync(join(foreign, 'lists', 'words.yaml'), Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xc4, 0xfa, 0xba, 0xc3]))
    const { code, stderr } = await earshot(['rules', 'lint', '--packs', foreign])
    expect(code).toBe(1)
    expect(stderr).toMatch(/foreign\/lists\/words\.yaml:1:1: the file is not UTF-8; save it as UTF-8\n$/)
  })

  it('says of a file that it is none, and what to name', async () => {
    const path = join(sound, 'rules', 'hurried.yaml')
    expect(await earshot(['rules', 'lint', '--packs', path])).toEqual({
      code: 2,
      stdout: '',
      stderr: `--packs ${path}: is a file; name the folder.\n`,
    })
  })

  it('passes over no file in silence, but for hidden ones', async () => {
    const other = pack('other', { 'lists/words.yml': LIST, 'lists/.words.yaml': LIST })
    const { code, stderr } = await earshot(['rules', 'test', '--packs', other])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^\S*lists\/words\.yml:1:1: a file of a pack is called ….yaml; call it words.yaml\n$/)
  })

  it.each([
    ['rules', 'lint'],
    ['rules', 'test'],
    ['score', '-'],
  ])('says of %s %s that there is no such folder, or nothing in it', async (...command) => {
    const nowhere = await earshot([...command, '--packs', join(dir, 'nowhere')])
    expect(nowhere).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `--packs ${join(dir, 'nowhere')}: there is no such folder.\n`,
    })
    mkdirSync(join(dir, 'empty'), { recursive: true })
    const empty = await earshot([...command, '--packs', join(dir, 'empty')])
    expect(empty).toMatchObject({ code: 2, stderr: `--packs ${join(dir, 'empty')}: there is no .yaml file in it.\n` })
  })
})

describe('earshot rules schema', () => {
  it('prints one', async () => {
    expect(await earshot(['rules', 'schema', 'list'])).toEqual({ code: 0, stdout: schemaText('list'), stderr: '' })
  })
  it('writes all, as they are committed', async () => {
    const out = join(dir, 'deep', 'schemas')
    const { code, stdout } = await earshot(['rules', 'schema', '--out', out])
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(12)
    const committed = join(projectFolder(), 'docs', 'schemas', 'form.schema.json')
    expect(readFileSync(join(out, 'form.schema.json'), 'utf8')).toBe(readFileSync(committed, 'utf8'))
  })
  it('knows which there are', async () => {
    const wrong = await earshot(['rules', 'schema', 'book'])
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toBe(
      'There is no schema "book"; there are: rule, examples, situation, list, clauses, form, limit, calendar, scheme, scheme-examples, checklist, pack.\n',
    )
    expect(await earshot(['rules', 'schema'])).toMatchObject({ code: 2, stdout: '' })
  })
})
