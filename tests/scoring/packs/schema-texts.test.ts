import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../../ingest/project.ts'
import { SCHEMA_KINDS, schemaText } from '../../../scoring/packs/schemas.ts'

/** Run with `--update` to write the files anew; or `npx earshot rules schema --out docs/schemas`. */
test.each(SCHEMA_KINDS)('the committed schema is what the code makes: %s', async (kind) => {
  await expect(schemaText(kind)).toMatchFileSnapshot(`../../../docs/schemas/${kind}.schema.json`)
})

test('there is no other', () => {
  const committed = readdirSync(join(projectFolder(), 'docs', 'schemas')).map((name) => basename(name, '.schema.json'))
  expect(committed.sort()).toEqual([...SCHEMA_KINDS].sort())
  expect(schemaText('toString')).toBeNull()
})
