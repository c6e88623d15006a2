import type { Random } from './random.ts'

export type Tongue = 'zh' | 'en'

/** How carefully an agent works; a newcomer begins careless and ends well. */
export type Temper = 'good' | 'average' | 'careless' | 'newcomer'

export const PLANTED = [
  'greeting',
  'self-introduction',
  'offer-help',
  'closing',
  'further-help',
  'hang-up-order',
  'forbidden-phrase',
  'ring',
  'hold-notice',
  'hold-return',
  'interruption',
  'silence',
] as const

export type Planted = (typeof PLANTED)[number]

export interface Team {
  id: string
  site: string
  queues: readonly string[]
  /** Multiplies every member's carelessness. */
  morale: number
}

export interface Agent {
  id: string
  name: string
  team: Team
  temper: Temper
  /** What this agent forgets again and again. */
  habits: readonly Planted[]
  /** Two weekdays off, 0 is Sunday. */
  off: readonly number[]
}

export const teams: readonly Team[] = [
  { id: 'property-1', site: 'hangzhou', queues: ['property'], morale: 1 },
  { id: 'property-2', site: 'hangzhou', queues: ['property'], morale: 3.2 },
  { id: 'hotline-1', site: 'wuhan', queues: ['hotline-800'], morale: 0.9 },
  { id: 'hotline-2', site: 'wuhan', queues: ['hotline-800'], morale: 1.2 },
  { id: 'telecom-1', site: 'chengdu', queues: ['telecom'], morale: 1 },
  { id: 'shop-1', site: 'hangzhou', queues: ['shop-chat'], morale: 1.2 },
  { id: 'english-1', site: 'shanghai', queues: ['english-support', 'english-chat'], morale: 1.3 },
]

const rosters: Record<string, string> = {
  'property-1': '李敏 good,周海燕 good,陈志远 average,吴桂芳 average,王浩然 careless,郑思琪 newcomer,徐文博 average',
  'property-2': '马建国 careless,朱丽娜 average,胡嘉豪 careless,郭春梅 average,何晓峰 careless,沈佳怡 newcomer',
  'hotline-1': '高梦瑶 good,林子涵 average,罗秀英 good,梁伟 careless,宋雨欣 average,谢超 newcomer',
  'hotline-2': '韩静 average,唐磊 average,冯艳 good,于洋 careless,董娟 average',
  'telecom-1': '萧平 good,程明 average,曹霞 average,袁勇 careless,邓涛 average,许杰 newcomer',
  'shop-1': '傅悠然 average,曾可 careless,彭小鹿 good,吕宁 average',
  'english-1':
    'Grace Liu good,Daniel Park average,Emma Clarke average,Oliver Zhang careless,Sofia Martins good,Kevin Wu careless,Hannah Price newcomer,Leo Fischer average',
}

const opening_habits: Planted[] = ['greeting', 'self-introduction', 'offer-help']
const other_habits: Planted[] = PLANTED.filter((tag) => !opening_habits.includes(tag))

/** Everybody at work. Habits go round, so that none is missing in either language, and stay the same all month. */
export function hire(random: Random): Agent[] {
  let number = 0
  let careless = 0
  return teams.flatMap((team) =>
    rosters[team.id]!.split(',').map((entry) => {
      number += 1
      const at = entry.lastIndexOf(' ')
      const temper = entry.slice(at + 1) as Temper
      const first = random.int(0, 6)
      return {
        id: `A${String(number).padStart(3, '0')}`,
        name: entry.slice(0, at),
        team,
        temper,
        habits: habitsOf(temper),
        off: [first, (first + 1) % 7],
      }
    }),
  )

  function habitsOf(temper: Temper): Planted[] {
    if (temper === 'good') return []
    if (temper === 'average') return random.chance(0.6) ? [random.pick(PLANTED)] : []
    const turn = careless++
    const others = [0, 1, 2].map((more) => other_habits[(turn * 3 + more) % other_habits.length]!)
    return [opening_habits[turn % opening_habits.length]!, ...others]
  }
}

/**
 * How often, of 1, an agent slips in one respect.
 * @param progress how much of the month is over, 0 to 1: newcomers learn
 */
export function slipRate(agent: Agent, tag: Planted, progress: number, strain: number): number {
  const careless = { good: 0.3, average: 1, careless: 2.6, newcomer: 3.4 - 3 * progress }[agent.temper]
  const habit = agent.habits.includes(tag) ? 0.065 * careless : 0
  return Math.min(0.6, (0.019 * careless + habit) * agent.team.morale * strain)
}
