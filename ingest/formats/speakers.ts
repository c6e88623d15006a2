import type { Segment, Speaker } from '../../contract/index.ts'

const ROLES: readonly string[] = ['agent', 'customer', 'ivr', 'supervisor', 'other', 'unknown'] satisfies Speaker[]

/** A segment that keeps the name its file gave the speaker. */
export type NamedSegment = Segment & { speaker_name?: string }

/** The role a word of the file stands for by itself: `Agent`, `CUSTOMER`; undefined for anybody's name. */
export function roleNamed(name: string): Speaker | undefined {
  const word = name.trim().toLowerCase()
  return ROLES.includes(word) ? (word as Speaker) : undefined
}

/** `Bob=agent` -> its name and role, undefined where it has none; a name may itself contain `=`. */
export function parseSpeaker(text: string): [name: string, role: Speaker] | undefined {
  const at = text.lastIndexOf('=')
  const name = text.slice(0, at).trim()
  const role = roleNamed(text.slice(at + 1))
  return at > 0 && name !== '' && role !== undefined ? [name, role] : undefined
}
