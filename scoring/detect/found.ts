import type { Outcome } from './detector.ts'
import type { Hit } from './hit.ts'

/** Most of what is found only decides a condition: the hits are made when somebody asks for them. */
export class Found implements Outcome {
  readonly found = true
  private readonly make: () => readonly Hit[]
  private made: readonly Hit[] | null = null

  constructor(make: () => readonly Hit[]) {
    this.make = make
  }

  get hits(): readonly Hit[] {
    this.made ??= this.make()
    return this.made
  }
}
