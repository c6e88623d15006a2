import type { Random } from './random.ts'

export type Slots = Readonly<Record<string, string>>

/** A sentence of a bank -> what is said: one of `[a|b|]`, `{slot}` filled in. */
export function fill(template: string, slots: Slots, random: Random): string {
  return template
    .replace(/\[([^\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = slots[name]
      if (value === undefined) throw new Error(`No slot {${name}} for "${template}".`)
      return value
    })
}
