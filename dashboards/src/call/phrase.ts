import type { Call } from '../api/types.ts'

/** Fills `{company}` and the like from what the call says of itself; `unknown` words the rest. */
export function fill(text: string, call: Call, unknown: (name: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const known = name.startsWith('agent') ? call.agent.name : call.attributes?.[name]
    return typeof known === 'string' && known !== '' ? known : unknown(name)
  })
}

/** The interface language a call was held in: what should have been said is said in that one. */
export const spokenIn = (call: Call): 'zh' | 'en' => (/^zh\b/i.test(call.language) ? 'zh' : 'en')
