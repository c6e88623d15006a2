import { expect, it } from 'vitest'
import { call, earshot, file, folder } from './earshot.ts'

it('a backup brings a store back, every score as it was', async () => {
  const dir = folder()
  const [env, other] = [{ EARSHOT_DATA: `${dir}/data` }, { EARSHOT_DATA: `${dir}/other` }]
  await earshot(['load', file(dir, 'may.jsonl', [call('c-1'), 'half', call('c-2')])], { env })
  const backup = await earshot(['backup', `${dir}/backup`], { env })
  expect(backup).toMatchObject({ code: 0, stderr: '' })
  expect(backup.stdout).toContain('3 deliveries, 1 dead_letters, 2 heads')
  expect((await earshot(['restore', `${dir}/backup`], { env })).stderr).toMatch(/^the store is not empty \(.*\n$/)
  expect(await earshot(['restore', `${dir}/backup`], { env: other })).toMatchObject({ code: 0, stderr: '' })
  const status = async (env: Record<string, string>) =>
    JSON.parse((await earshot(['status', '--json'], { env })).stdout).store.figures
  expect(await status(other)).toEqual(await status(env))
  expect((await earshot(['verify', '--month', '2026-05'], { env: other })).stdout).toContain(
    '2 calls, every score is what it was, byte for byte',
  )
})
