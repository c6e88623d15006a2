import type { Call } from '../../contract/index.ts'
import type { Settings } from './detector.ts'

/** What the call, or else the form's settings, give for a placeholder; empty where neither does. */
export function namesOf(who: string, call: Call, settings: Settings): string[] {
  const given = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : [])
  switch (who) {
    case 'agent':
      return [...given(call.agent.name), ...given(call.agent.id)]
    case 'customer':
      return given(call.customer?.name)
    default: {
      const own = given(call.attributes?.[who])
      return own.length > 0 ? own : given(settings[who as 'company' | 'department' | 'hours'])
    }
  }
}
