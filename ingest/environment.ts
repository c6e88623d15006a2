import { readFileSync } from 'node:fs'

/** Environment variables; one that is empty counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>

export const text = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined

/**
 * A value that must not stand in a process list or a log: from the variable, or from the file that `<name>_FILE` names,
 * without the line break at its end. No error repeats it.
 */
export function secret(env: Environment, name: string): string | undefined {
  const [value, file] = [env[name] || undefined, text(env, `${name}_FILE`)]
  if (file === undefined) return value
  if (value !== undefined) throw new Error(`${name} and ${name}_FILE are both set; set one of them`)
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '') || undefined
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable'
    throw new Error(`${name}_FILE: cannot read ${file} (${reason}); name a file this process may read`)
  }
}

/** A certificate or key in PEM, as text or from the file that `<name>_FILE` names. */
export function pem(env: Environment, name: string): string | undefined {
  const found = secret(env, name)
  if (found === undefined || found.includes('-----BEGIN ')) return found
  const where = text(env, `${name}_FILE`) === undefined ? name : `${name}_FILE`
  throw new Error(`${where} holds no PEM text (-----BEGIN …); name the PEM file with ${name}_FILE`)
}

export function flag(env: Environment, name: string): boolean | undefined {
  const found = text(env, name)?.toLowerCase()
  if (found === undefined) return undefined
  if (found === 'true' || found === 'false') return found === 'true'
  throw new Error(`${name} is "${found}"; it must be true or false`)
}

export function wholeNumber(env: Environment, name: string, standard: number, least: number, most: number): number {
  const found = text(env, name)
  if (found === undefined) return standard
  const value = /^\d{1,12}$/.test(found) ? Number(found) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Error(`${name} is "${found}"; it must be a whole number from ${least} to ${most}`)
}
