import { en_names, zh_names } from './banks/names.ts'
import { dateOf, hourOf } from './calendar.ts'
import type { Case } from './case.ts'
import type { Agent } from './people.ts'
import { createRandom, type Random } from './random.ts'
import type { Slots } from './template.ts'

/** Whose hotline a queue is. */
export const houses: Record<string, { company: string; department: string }> = {
  property: { company: '安和物业', department: '客户服务中心' },
  'hotline-800': { company: '恒川电子', department: '技术支持部' },
  telecom: { company: '云桥通信', department: '客服中心' },
  'shop-chat': { company: '蓝橙家居旗舰店', department: '售后' },
  'english-support': { company: 'Northgate Connect', department: 'customer care' },
  'english-chat': { company: 'Northgate Connect', department: 'online support' },
}

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('')
const DAY_MS = 86_400_000

function common(random: Random, agent: Agent, queue: string): Record<string, string> {
  return {
    ...houses[queue]!,
    number: agent.id.slice(1),
    phone4: digits(random, 4),
    ticket4: digits(random, 4),
    order: digits(random, random.int(6, 9)),
    amount: String(random.int(2, 98) * 10 + random.int(0, 9)),
    amount2: String(random.int(1, 6) * 5),
    speed: random.pick(['300', '500', '1000']),
  }
}

function chinese(random: Random, agent: Agent, now: number, customer: Random): Record<string, string> {
  const caller = customer.pick(zh_names.surnames)
  const hour = hourOf(now)
  const date = (ms: number) => `${dateOf(ms).month}月${dateOf(ms).day}号`
  return {
    agent: agent.name,
    surname: agent.name.slice(0, 1),
    nick: zh_names.nicks[Number(agent.id.slice(1)) % zh_names.nicks.length]!,
    caller,
    customer: `${caller}${customer.pick(zh_names.titles)}`,
    daytime: hour < 11 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上',
    building: `${random.int(1, 28)}${random.pick(['栋', '号楼', '幢'])}`,
    room: String(random.int(2, 32) * 100 + random.int(1, 4)),
    floor: String(random.int(2, 32)),
    minutes: random.pick(['十五', '二十', '三十', '四十']),
    hours: random.pick(['2', '4', '两', '24']),
    date: random.chance(0.3)
      ? random.pick(['昨天', '前天', '上周五', '上个星期'])
      : date(now - random.int(1, 12) * DAY_MS),
    soon: random.chance(0.4) ? random.pick(['后天', '明天', '周六', '月底']) : date(now + random.int(1, 9) * DAY_MS),
    estate: random.pick(zh_names.estates),
    street: random.pick(zh_names.streets),
    bank: random.pick(zh_names.banks),
    model: random.pick(zh_names.models),
    product: random.pick(zh_names.products),
    courier: random.pick(zh_names.couriers),
    company2: random.pick(zh_names.companies),
  }
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function english(random: Random, agent: Agent, now: number, customer: Random): Record<string, string> {
  const hour = hourOf(now)
  const surname = customer.pick(en_names.surnames)
  const date = (ms: number) => `${months[dateOf(ms).month - 1]} ${dateOf(ms).day}`
  return {
    agent: random.chance(0.75) ? agent.name.split(' ')[0]! : agent.name,
    customer: `${customer.pick(en_names.titles)} ${surname}`,
    caller: surname,
    daytime: hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening',
    hours: random.pick(['two', 'four', '24', '48']),
    date: random.chance(0.4) ? `last ${random.pick(weekdays)}` : `on ${date(now - random.int(1, 12) * DAY_MS)}`,
    soon: random.chance(0.4) ? random.pick(weekdays) : date(now + random.int(1, 9) * DAY_MS),
    room: String(random.int(2, 148)),
    street: random.pick(en_names.streets),
    product: random.pick(en_names.products),
    courier: random.pick(en_names.couriers),
    company2: random.pick(en_names.companies),
  }
}

/** What the sentences of one call are filled with; a customer keeps the name from call to call. */
export function slotsOf(call: Pick<Case, 'random' | 'tongue' | 'agent' | 'queue' | 'now' | 'customer_id'>): Slots {
  const { random, tongue, agent, queue, now, customer_id } = call
  const more = tongue === 'zh' ? chinese : english
  return { ...common(random, agent, queue), ...more(random, agent, now, createRandom(customer_id)) }
}
