import type { Segment } from '../../contract/index.ts'
import { type Case, say } from './case.ts'
import type { Spoken, Timed } from './timing.ts'

/** A chat as the shop's system exports it: messages with the time they were sent, cards and pictures among them. */
export function writeChat(call: Case, timed: Timed): Segment[] {
  const tidy = call.random.chance(0.5)
  const messages = timed.spoken.flatMap((spoken) => typed(call, spoken, tidy))
  const with_end = call.random.chance(0.3)
  const bot = call.random.chance(0.25) ? [welcome(call)] : []
  const card = call.tongue === 'zh' && call.random.chance(0.35) ? [orderCard(call)] : []
  const all = [...bot, ...card, ...messages].sort((a, b) => (a.start_ms ?? 0) - (b.start_ms ?? 0))
  return with_end ? all.map((message) => ({ ...message, end_ms: message.start_ms })) : all
}

/** One message, or one for every breath. */
function typed(call: Case, spoken: Spoken, tidy: boolean): Segment[] {
  const apart = call.random.chance(0.4)
  const texts = apart ? spoken.text.split('/') : [spoken.text.replaceAll('/', '')]
  return texts.map((text, index) => ({
    speaker: spoken.who,
    start_ms: spoken.start + index * 700,
    text: tidy ? text : text.replace(/[，。,.]$/u, '').trim() || text,
  }))
}

/** A machine greets: that is not the agent's greeting. */
function welcome(call: Case): Segment {
  const text =
    call.tongue === 'zh'
      ? say(call, [
          '您好，欢迎光临{company}，人工客服马上就到，请问有什么可以帮您？',
          '【自动回复】亲，您好，正在为您转接人工客服~',
        ])
      : say(call, [
          'Hello, welcome to {company}! How can I help you? An agent will be with you shortly.',
          '(auto-reply) We have received your message.',
        ])
  return { speaker: 'ivr', start_ms: 0, text, kind: 'system' }
}

function orderCard(call: Case): Segment {
  return {
    speaker: 'customer',
    start_ms: 1_200,
    text: say(call, ['【订单】 {product} ×1 ¥{amount} 订单号{order}', '【商品】 {product} 到手价¥{amount}']),
    kind: 'card',
  }
}
