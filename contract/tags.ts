/** Tags with a meaning fixed by the contract; a pack's own begin with `x-`. */
export const TAGS = [
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
  'speech-rate',
  'response-time',
  'apology',
  'empathy',
  'promise',
  'situation',
  'privacy',
  'sla',
] as const

export type Tag = (typeof TAGS)[number] | `x-${string}`

export const isTag = (text: string): text is Tag =>
  (TAGS as readonly string[]).includes(text) || /^x-[a-z0-9-]+$/.test(text)
