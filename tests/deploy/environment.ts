import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../ingest/project.ts'

export const root = projectFolder()

/** Every variable that the program names in its sources; those marked † in the docs may also end in _FILE. */
export function knownVariables(): Set<string> {
  const known = new Set<string>()
  for (const room of ['api', 'cli', 'ingest', 'store']) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue
      const text = readFileSync(join(root, room, name), 'utf8')
      for (const [, one] of text.matchAll(/(?:env\.|')([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\b/g)) known.add(one!)
      for (const [, one] of text.matchAll(/(?:secret|pem)\(env, '([A-Z_]+)'\)/g)) known.add(`${one}_FILE`)
    }
  }
  return known
}

/** The commands of `earshot`. */
export function knownCommands(): Set<string> {
  const text = readFileSync(join(root, 'cli/main.ts'), 'utf8')
  return new Set([...text.matchAll(/program\s*\.command\('([a-z]+)'/g)].map(([, name]) => name!))
}
