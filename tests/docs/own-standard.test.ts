import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../../ingest/project.ts'
import { type Block, readBlocks } from '../scoring/docs.ts'

const root = projectFolder()
const { blocks } = readBlocks(readFileSync(join(root, 'docs', 'own-standard.md'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'earshot-standard-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A line of a shell: variables, and the command. What it says, errors and all. */
function run(line: string): string {
  const [, variables = '', args = ''] = /^((?:\w+=\S+ )*)npx earshot (.*)$/.exec(line) ?? []
  if (args === '') throw new Error(`no command of Earshot: ${line}`)
  const env = Object.fromEntries(variables.split(' ').flatMap((one) => (one === '' ? [] : [one.split('=')])))
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(root, 'cli', 'main.ts'), ...args.split(' ')],
    { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' },
  )
  return stdout + stderr
}

/** Without what is another in every version: how many there are, and what a call comes to by the form that ships. */
const lasting = (text: string): string =>
  text
    .replace(/\d+ (forms|rules|limits|schemes|examples|for information)/g, '… $1')
    .replace(/^(\S+ {2}\S+) {2}[\d.]+ {2}\S+ \S+ {2}\[/gm, '$1  …  [')
    .trimEnd()

/** Does what a block says; what came of it where it is output. */
function follow({ kind, text }: Block, before: string): { output: string; wanted?: string } {
  const [what, ...rest] = kind.split(' ')
  if (what === 'sh') return { output: text.trim().split('\n').map(run).join('') }
  if (what === 'text') return { output: '', wanted: text }
  const path = join(folder, rest.at(-1) as string)
  mkdirSync(dirname(path), { recursive: true })
  if (rest[0] === 'add') appendFileSync(path, text)
  else writeFileSync(path, text)
  return { output: before }
}

test('who follows the page sees what it shows', { timeout: 300_000 }, () => {
  let output = ''
  let compared = 0
  for (const block of blocks) {
    const { output: said, wanted } = follow(block, output)
    if (wanted !== undefined) {
      expect([block.line, lasting(output)]).toEqual([block.line, lasting(wanted)])
      compared++
    }
    output = said
  }
  expect(compared).toBe(6)
  expect(output).toContain(join('standard', 'schemas', 'pack.schema.json'))
})
