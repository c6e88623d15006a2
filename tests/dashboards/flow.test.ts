import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StepState } from '../../contract/index.ts'
import { en } from '../../dashboards/src/messages/en.ts'
import { zh } from '../../dashboards/src/messages/zh.ts'

const component = join(import.meta.dirname, '../../dashboards/src/components/call/FlowSteps.vue')

test('what becomes of a step has a name in both languages, and a sign', () => {
  const states = [...StepState.enum].sort()
  for (const messages of [zh, en]) expect(Object.keys(messages.call.step).sort()).toEqual(states)
  const signs = /const SIGNS = \{(.*?)\n\}/s.exec(readFileSync(component, 'utf8'))?.[1] ?? ''
  expect([...signs.matchAll(/^ {2}(\w+):/gm)].map(([, state]) => state).sort()).toEqual(states)
})
