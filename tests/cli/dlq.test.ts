import { describe, expect, it } from 'vitest'
import type { DeadLetterDetail, DeadLetterView } from '../../contract/index.ts'
import { call, earshot, file, folder } from './earshot.ts'

describe('dlq', () => {
  const dir = folder()
  const env = { EARSHOT_DATA: `${dir}/data` }
  const dlq = (...args: string[]) => earshot(['dlq', ...args], { env })
  const listed = async (...args: string[]): Promise<DeadLetterView[]> =>
    (await dlq('list', '--json', ...args)).stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))

  it('lists what was refused and says why', async () => {
    expect((await dlq('list')).stdout.trim()).toBe('There are no open dead letters.')
    await earshot(['load', file(dir, 'may.jsonl', ['half a', call('c-1'), call('c-2', { channel: 'fax' })])], { env })
    const all = await dlq('list')
    expect(all).toMatchObject({ code: 0, stderr: '' })
    expect(all.stdout).toMatch(
      /^d-[0-9a-f]{24} {2}\S+ {2}file \S+may\.jsonl:3 {2}invalid \(open\) {2}channel: found "fax"/m,
    )
    expect(all.stdout).toContain('2 of 2 open dead letters shown (by reason: 1 invalid, 1 not_json).')
    expect((await listed('--reason', 'not_json')).map(({ preview }) => preview)).toEqual(['half a'])
    expect((await dlq('list', '--state', 'lost')).code).toBe(2)
  })

  it('shows, retries and discards one, and keeps who, when and why', async () => {
    const [letter] = await listed('--reason', 'invalid')
    const id = letter?.id as string
    const retried = await dlq('retry', id, 'd-none', '--who', 'min', '--reason', 'once more')
    expect(retried.code).toBe(1)
    expect(retried.stdout.trim()).toBe(`${id}: dead_lettered (invalid)`)
    expect(retried.stderr).toContain('There is no dead letter d-none.')
    expect(retried.stderr).toContain('2 of 2 could not be dealt with')
    expect(await dlq('discard', id, '--who', 'min', '--reason', 'no such channel')).toMatchObject({
      code: 0,
      stdout: `${id}: discarded\n`,
    })
    const { stdout } = await dlq('show', id)
    expect(stdout).toMatch(/retried {3}\S+ by min: once more -> dead_lettered \(invalid\)/)
    expect(stdout).toMatch(/discarded \S+ by min: no such channel/)
    expect(stdout.trim().split('\n').at(-1)).toBe(JSON.stringify(call('c-2', { channel: 'fax' })))
    const whole = JSON.parse((await dlq('show', id, '--json')).stdout) as DeadLetterDetail
    expect(whole.history.map(({ action, who }) => [action, who])).toEqual([
      ['retried', 'min'],
      ['discarded', 'min'],
    ])
    expect((await listed()).map(({ reason }) => reason)).toEqual(['not_json'])
    expect((await dlq('show', 'd-none')).code).toBe(1)
  })
})
