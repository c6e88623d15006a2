import type { InspectionDraft } from '../../contract/index.ts'
import { hire } from './people.ts'
import { createRandom } from './random.ts'

interface Round {
  checklist: string
  who: string
  day: string
  checked: number
  of: number
  items: readonly string[]
}

/** What the inspectors of the property teams looked at in the month; the last time in a hurry. */
const ROUNDS: readonly Round[] = [
  {
    checklist: 'property-quality',
    who: '品质部 郑晓',
    day: '08',
    checked: 9,
    of: 40,
    items: ['manner', 'vacant-flats', 'patrol', 'visitors'],
  },
  {
    checklist: 'observed-service',
    who: '前台主管 孙萍',
    day: '14',
    checked: 5,
    of: 5,
    items: ['voice', 'welcome', 'turns', 'on-duty', 'ready'],
  },
  {
    checklist: 'property-quality',
    who: '品质部 郑晓',
    day: '21',
    checked: 10,
    of: 40,
    items: ['customer-files', 'customer-mastery', 'keys', 'vacant-flats'],
  },
  { checklist: 'property-quality', who: '品质部 郑晓', day: '29', checked: 3, of: 40, items: ['manner', 'patrol'] },
]

const NOTES: Readonly<Record<string, string>> = {
  manner: '未带笑，工牌没戴',
  'vacant-flats': '两套空置房有积灰',
  patrol: '巡检记录缺一天',
  'customer-files': '新住户资料没补',
  keys: '借出未签字',
  welcome: '来访客人没有倒水',
}

/** Inspections of the agents in property service, for the month that `generate` makes. The same seed gives the same. */
export function inspectionsOf({ seed = 1, month = '2026-05' } = {}): { id: string; draft: InspectionDraft }[] {
  const random = createRandom(seed, month, 'inspections')
  const staff = hire(createRandom(seed, 'agents')).filter(({ team }) => team.queues.includes('property'))
  return ROUNDS.flatMap((round, n) =>
    staff.map((agent) => {
      const strain = agent.team.morale * { good: 0.4, average: 1, careless: 1.8, newcomer: 1.5 }[agent.temper]
      const items = round.items.map((item) => {
        const problems = [0.3, 0.12, 0.05].filter((chance) => random.chance(Math.min(0.9, chance * strain))).length
        const whole = item === 'vacant-flats' && problems === 3
        return { item, problems, whole, note: problems > 0 ? (NOTES[item] ?? '') : '' }
      })
      const { checklist, who, checked, of } = round
      const draft = {
        day: `${month}-${round.day}`,
        who,
        checklist,
        agent_id: agent.id,
        team: agent.team.id,
        area: agent.team.id === 'property-1' ? '一期' : '二期',
        checked,
        of,
        items,
        note: '',
      }
      return { id: `i-demo-${month}-${n}-${agent.id}`, draft }
    }),
  )
}
