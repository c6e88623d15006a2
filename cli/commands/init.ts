import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readPack } from '../../ingest/packs.ts'
import { meant } from '../../scoring/text/likest.ts'
import { Complaint } from '../settings.ts'
import { starterFiles } from '../starter/index.ts'

/** `rules init DIR`: a pack of one's own that passes `rules test` and `rules lint`, to be changed from there. */
export function rulesInit(folder: string, { form: base, id }: { form: string; id: string }): void {
  const { forms, lists } = readPack()
  const form = forms.get(base)?.value
  const there = [...forms.keys()]
  if (!form) {
    const guess = meant(base, there) || ';'
    throw new Complaint(`There is no form "${base}"${guess} there are: ${there.join(', ')}.`, 2)
  }
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    throw new Complaint(`--id ${id}: an id has small letters, digits and hyphens, a letter first, such as my-form.`, 2)
  if (id !== base && forms.has(id))
    throw new Complaint(`--id ${id}: a form that comes with Earshot is called so; give another.`, 2)
  const list = lists.get(`forbidden-${form.applies_to.language}`)
  if (!list) throw new Error(`no list of forbidden phrases for ${form.applies_to.language}`)
  checkEmpty(folder)
  for (const { path, text } of starterFiles(form, id, list.value)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
    if (!path.startsWith('schemas/')) console.log(join(folder, path))
  }
  console.log(next(/^[\w./~-]+$/.test(folder) ? folder : `"${folder}"`))
}

/** @throws Complaint where there is something in it already */
function checkEmpty(folder: string): void {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    throw new Complaint(`${folder}: ${code === 'ENOTDIR' ? 'is a file; name a folder' : message}.`, 2)
  }
  if (names.length > 0)
    throw new Complaint(`${folder} is not empty (${names[0]}…); name a new folder, nothing is overwritten.`, 2)
}

const next = (folder: string): string => `
Next 下一步:
  npx earshot rules test --packs ${folder}                   # every example 跑所有例子
  npx earshot rules lint --packs ${folder}                   # what is useless or wrong 查出无用或有误之处
  npx earshot score calls.jsonl --packs ${folder} --explain  # score by it 按它评分
  EARSHOT_PACKS=${folder} npx earshot start                  # use it everywhere 正式使用
Then change the files; docs/own-standard.md shows how. 之后照 docs/own-standard.md 修改这些文件。`
