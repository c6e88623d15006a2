import { backupStore, type Manifest, restoreStore, type StoreOptions } from '../../store/index.ts'
import { settingsFrom } from '../settings.ts'
import { storeOptions } from '../wiring.ts'

/** `backup DIR`: the whole store as files. */
export async function backup(folder: string): Promise<void> {
  const manifest = await backupStore(options(), folder)
  console.log(`Backed up into ${folder}: ${contents(manifest)}.`)
}

/** `restore DIR`: such files back into an empty store. */
export async function restore(folder: string, { replace }: { replace?: boolean }): Promise<void> {
  const manifest = await restoreStore(options(), folder, { replace })
  console.log(`Restored the backup of ${manifest.made_at}: ${contents(manifest)}.`)
}

const options = (): StoreOptions => storeOptions(settingsFrom())

const contents = ({ tables }: Manifest): string =>
  tables
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `${rows} ${name}`)
    .join(', ')
