import type { Place } from './place.ts'

/**
 * Places by collection, in the order in which they were heard. Lists linked within typed arrays, so that another call
 * begins without anything to clear away.
 */
export class Heard {
  private readonly firsts: Int32Array
  private readonly lasts: Int32Array
  /** By collection: the call of which its list is. */
  private readonly calls: Int32Array
  private call = 0
  private places: Place[] = []
  private following: Int32Array = new Int32Array(256)
  private count = 0

  /** @param collections how many there are */
  constructor(collections: number) {
    this.firsts = new Int32Array(collections)
    this.lasts = new Int32Array(collections)
    this.calls = new Int32Array(collections)
  }

  /** Another call: what was heard of the last one is gone. */
  begin(): void {
    this.call++
    this.count = 0
  }

  add(place: Place, collections: readonly number[]): void {
    for (const collection of collections) {
      const entry = this.count++
      if (entry === this.following.length) this.following = doubled(this.following)
      this.places[entry] = place
      this.following[entry] = NONE
      if (this.calls[collection] === this.call) this.following[this.lasts[collection] as number] = entry
      else {
        this.calls[collection] = this.call
        this.firsts[collection] = entry
      }
      this.lasts[collection] = entry
    }
  }

  has(collection: number): boolean {
    return this.calls[collection] === this.call
  }

  /** The places of a collection. */
  *of(collection: number): Generator<Place> {
    if (!this.has(collection)) return
    for (let entry = this.firsts[collection] as number; entry !== NONE; entry = this.following[entry] as number)
      yield this.places[entry] as Place
  }
}

const NONE = -1

function doubled(old: Int32Array): Int32Array {
  const made = new Int32Array(2 * old.length)
  made.set(old)
  return made
}
