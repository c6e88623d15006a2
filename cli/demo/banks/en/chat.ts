import type { Manners } from '../types.ts'
import { voice } from './voice.ts'

/** Chat manners in English. What only a telephone has (waiting, cutting in) stays as spoken. */
export const chat: Manners = {
  agent: {
    ...voice.agent,
    opening: [
      'Hi there 👋 /I am {agent} from {company}, /how can I help you today?',
      'Hello, thanks for getting in touch with {company}! /My name is {agent}, /what can I do for you?',
      'Good {daytime}, you are chatting with {agent} at {company}. How may I help?',
      'Hi, {agent} here, {company} {department}. How can I help?',
    ],
    bare: ['yes', 'order number pls', '?', 'ok which order', 'yeah'],
    notice: [
      'One moment please, I will check that for you',
      'Bear with me while I look it up',
      'Give me a minute to check please',
    ],
    back: ['Thanks for waiting!', 'Sorry for the wait', 'Thank you for your patience'],
    glance: ['Let me look', 'Checking now', 'Got it, looking at your order'],
    further: [
      'Is there anything else I can help you with?',
      'Anything else I can do for you today?',
      'Do you have any other questions?',
    ],
    close: [
      'Thank you for chatting with {company}, have a great day!',
      'Thanks for contacting us, goodbye!',
      'You are welcome, have a lovely {daytime} and bye for now 🙂',
    ],
    leave: ['k', 'ok', 'done', 'right'],
  },
  customer: {
    ...voice.customer,
    hello: ['hi', 'hello', 'hey', 'anyone there?', 'good {daytime} all'],
    no_more: ['no thats all thanks', 'nope thank you', 'nothing else', 'all good, thanks a lot'],
    bye: ['bye', 'thx bye', '👍', 'you too', 'cheers'],
    anger: [
      'this is the 3rd time im asking',
      'honestly not ok',
      'i want my money back NOW',
      'nobody ever answers my emails',
    ],
    ramble: [
      'i wrote to you last week already and someone said they would get back to me, nobody did, so here i am again with the same thing',
    ],
  },
}
