import { StoreError } from '../errors.ts'

/** Hands out each member to at most `share` users at a time, in the order they asked. */
export class Pool<T> {
  readonly #free: T[]
  readonly #waiting: ((member: T) => void)[] = []
  readonly #size: number
  #drained: (() => void) | undefined
  #closing = false

  constructor(members: T[], share: number) {
    this.#free = Array.from({ length: share }, () => members).flat()
    this.#size = this.#free.length
  }

  async use<R>(work: (member: T) => Promise<R>): Promise<R> {
    if (this.#closing) throw new StoreError('the store is closed')
    const member = this.#free.pop() ?? (await new Promise<T>((resolve) => this.#waiting.push(resolve)))
    try {
      return await work(member)
    } finally {
      this.#giveBack(member)
    }
  }

  /** Refuses new users and resolves when the last one is done. */
  async drain(): Promise<void> {
    this.#closing = true
    if (this.#free.length === this.#size) return
    await new Promise<void>((resolve) => {
      this.#drained = resolve
    })
  }

  #giveBack(member: T): void {
    const next = this.#waiting.shift()
    if (next) next(member)
    else this.#free.push(member)
    if (this.#free.length === this.#size) this.#drained?.()
  }
}
