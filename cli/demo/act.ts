/** What happens in a conversation, in order, before it has times. */
export type Act = Saying | { kind: 'hold'; ms: number }

export interface Saying {
  kind: 'say'
  who: 'agent' | 'customer'
  text: string
  /** Nobody speaks for so long before it; a natural pause if absent. */
  after?: number
  /** Begins while the other side is still speaking, and keeps on. */
  over?: 'rudely' | 'politely'
}

export const agentSays = (text: string, more: Partial<Saying> = {}): Saying => ({
  kind: 'say',
  who: 'agent',
  text,
  ...more,
})

export const customerSays = (text: string, more: Partial<Saying> = {}): Saying => ({
  kind: 'say',
  who: 'customer',
  text,
  ...more,
})
