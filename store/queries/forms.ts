import type { FormView } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import type { StoredForm } from '../types.ts'

/** Rule books by hash. They never change, so each is read once. */
export interface Forms {
  form(hash: string): Promise<StoredForm | null>
  view(hash: string): Promise<FormView | null>
}

export function createForms(engine: Engine): Forms {
  const read = new Map<string, StoredForm>()
  const form = async (hash: string): Promise<StoredForm | null> => {
    const known = read.get(hash)
    if (known || hash === '') return known ?? null
    const [row] = await engine.rows<Omit<StoredForm, 'view'> & { view: string }>(
      'form',
      'SELECT hash, id, version, text, view FROM forms FINAL WHERE hash = {hash:String}',
      { hash },
    )
    if (row === undefined) return null
    const found: StoredForm = { ...row, view: JSON.parse(row.view) }
    read.set(hash, found)
    return found
  }
  return { form, view: async (hash) => (await form(hash))?.view ?? null }
}
