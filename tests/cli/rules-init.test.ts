import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { rulesInit } from '../../cli/commands/init.ts'
import { starterFiles } from '../../cli/starter/index.ts'
import { readPack, readSources } from '../../ingest/packs.ts'
import { checkExamples } from '../../scoring/packs/check.ts'
import { lint } from '../../scoring/packs/lint/index.ts'
import { schemaText } from '../../scoring/packs/schemas.ts'
import { call, earshot, folder } from './earshot.ts'

const dir = folder()
afterEach(() => vi.restoreAllMocks())
const filesIn = (name: string) => readdirSync(join(dir, name), { recursive: true, encoding: 'utf8' })
const read = (...path: string[]) => readFileSync(join(dir, ...path), 'utf8')

/** Begun from every form that ships, and what is in it. */
async function begin(form: string, id = 'my-form'): Promise<string> {
  const name = `from-${form}-${id}`
  expect(await earshot(['rules', 'init', join(dir, name), '--form', form, '--id', id])).toMatchObject({ code: 0 })
  return name
}

describe('earshot rules init', () => {
  it('writes a pack and says what to do next', async () => {
    const at = join(dir, 'begun')
    const { code, stdout, stderr } = await earshot(['rules', 'init', at])
    expect([code, stderr]).toEqual([0, ''])
    for (const name of [
      'pack.yaml',
      'README.md',
      'forms/my-form.yaml',
      'lists/forbidden-zh.yaml',
      'rules/my-rule.yaml',
    ])
      expect(stdout).toContain(`${join(at, name)}\n`)
    expect(stdout).toContain(`npx earshot rules test --packs ${at}`)
    expect(stdout).toContain(`EARSHOT_PACKS=${at} npx earshot start`)
  })

  it('copies the schemas that the first lines of its files name', async () => {
    const name = await begin('hotline-en', 'checked')
    const named = filesIn(name).filter((path) => path.endsWith('.yaml'))
    expect(named.length).toBe(5)
    for (const path of named) {
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(name, path)) ?? []
      const kind = /(\w+)\.schema\.json$/.exec(schema)?.[1] as string
      expect(readFileSync(join(dir, name, path, '..', schema), 'utf8')).toBe(schemaText(kind))
    }
  })

  it('passes rules test and rules lint', async () => {
    const packs = ['--packs', join(dir, await begin('hotline-zh', 'sound'))]
    expect(await earshot(['rules', 'lint', '--strict', ...packs])).toMatchObject({ code: 0, stderr: '' })
    expect(await earshot(['rules', 'test', ...packs])).toMatchObject({ code: 0, stderr: '' })
  })

  const shipped = [...readPack().forms.keys()]
  it.each(shipped)('from %s: nothing is wrong with what it writes, nor with what its remarks suggest', (form) => {
    const at = join(dir, `of-${form}`)
    vi.spyOn(console, 'log').mockReturnValue()
    rulesInit(at, { form, id: 'mine' })
    const faults = () => [
      ...lint(readSources(at)).filter(({ gravity }) => gravity !== 'info'),
      ...checkExamples(readPack(at)).failures,
    ]
    expect(faults()).toEqual([])
    for (const path of filesIn(`of-${form}`).filter((one) => one.endsWith('.yaml'))) {
      const used = read(`of-${form}`, path).replace(/^( *)# (without|points|queue):/gm, '$1$2:')
      writeFileSync(join(at, path), used)
    }
    expect(read(`of-${form}`, 'forms/mine.yaml')).toMatch(/^without: \[.+\]$/m)
    expect(faults()).toEqual([])
  })

  it('makes a form that judges as the one it extends, and by what is its own', async () => {
    const name = await begin('hotline-zh', 'ours')
    const said = '您快点说，这事别来问我'
    const segments = [{ speaker: 'agent', start_ms: 300, end_ms: 3900, text: said }]
    const { stdout } = await earshot(['score', '-', '--json', '--packs', join(dir, name)], {
      stdin: JSON.stringify(call('c', { segments })),
    })
    const score = JSON.parse(stdout)
    expect(score.form.id).toBe('ours')
    const rules = score.findings.map((finding: { rule_id: string }) => finding.rule_id)
    expect(rules).toEqual(expect.arrayContaining(['my-rule', 'forbidden-phrases-zh', 'greeting-zh']))
  })

  it('is used wherever EARSHOT_PACKS says so, and may take the place of the form it extends', async () => {
    const name = await begin('hotline-zh', 'hotline-zh')
    const { code, stdout } = await earshot(['score', '-', '--json'], {
      stdin: JSON.stringify(call('c')),
      env: { EARSHOT_PACKS: join(dir, name) },
    })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ form: { id: 'hotline-zh' } })
    expect(JSON.parse(stdout).items.map(({ id }: { id: string }) => id)).toContain('our-first')
  })

  it('keeps what the form asks of a call', () => {
    const { forms, lists } = readPack()
    const base = forms.get('hotline-zh')?.value
    const list = lists.get('forbidden-zh')?.value
    if (!base || !list) throw new Error('not there')
    const applies_to = { language: 'zh', channel: 'chat', queue: '售后: 一', attributes: { vip: true } } as const
    const files = starterFiles({ ...base, applies_to }, 'mine', list)
    const text = files.find(({ path }) => path === 'forms/mine.yaml')?.text
    expect(text).toContain('  channel: chat\n  attributes: { vip: true }\n  queue: "售后: 一"\n')
  })

  it.each<[what: string, args: string[], told: string]>([
    ['a form there is not', ['new', '--form', 'hotlin-zh'], 'There is no form "hotlin-zh"; did you mean "hotline-zh"?'],
    ['an id that is none', ['new', '--id', 'My form'], '--id My form: an id has small letters'],
    ['the id of another form', ['new', '--id', 'hotline-en'], '--id hotline-en: a form that comes with Earshot is'],
  ])('refuses %s', async (_what, [name = '', ...args], told) => {
    const { code, stdout, stderr } = await earshot(['rules', 'init', join(dir, name), ...args])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.slice(0, told.length)).toBe(told)
    expect(readdirSync(dir)).not.toContain(name)
  })

  it('overwrites nothing', async () => {
    mkdirSync(join(dir, 'full'))
    writeFileSync(join(dir, 'full', 'notes.txt'), 'mine')
    const full = join(dir, 'full')
    expect(await earshot(['rules', 'init', full])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${full} is not empty (notes.txt…); name a new folder, nothing is overwritten.\n`,
    })
    expect(readdirSync(full)).toEqual(['notes.txt'])
    const file = join(full, 'notes.txt')
    expect(await earshot(['rules', 'init', file])).toMatchObject({
      code: 2,
      stderr: `${file}: is a file; name a folder.\n`,
    })
  })
})

describe('a folder with a pack.yaml', () => {
  it('says where it is wrong', async () => {
    const name = await begin('hotline-zh', 'wrong')
    const packs = ['--packs', join(dir, name)]
    writeFileSync(join(dir, name, 'pack.yaml'), 'extends: earshots\n')
    const { code, stderr } = await earshot(['rules', 'test', ...packs])
    expect(code).toBe(1)
    expect(stderr).toMatch(/pack\.yaml:1:10: extends is "earshots"; allowed: earshot\n/)
  })

  it('says of a failing example which pack it is in', async () => {
    const name = await begin('hotline-zh', 'failing')
    const list = join(dir, name, 'lists', 'forbidden-zh.yaml')
    writeFileSync(list, 'id: forbidden-zh\nextends: forbidden-zh\nphrases: [凉快一下]\n')
    const { code, stderr } = await earshot(['rules', 'test', '--packs', join(dir, name)])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^scoring\/packs\/rules\/language\/forbidden-phrases-zh\.examples\.yaml "/m)
    expect(stderr).not.toContain('my-rule')
  })
})
