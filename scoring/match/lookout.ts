import type { Transcript, Turn } from '../transcript.ts'
import { Needles } from './needles.ts'
import type { Source } from './signs.ts'

/** Words of which a text must have one. */
export type Choice = readonly string[]

/** Something to look out for; words by their numbers. */
interface Thing {
  /** What it is part of. */
  readonly whole: number | null
  /** Words of the choices it needs besides the first. */
  readonly others: readonly (readonly number[])[]
}

/**
 * Looks out for many things at once, each known by words that a text must have: one pass over a call tells in which of
 * its turns each may be, so that nothing is read twice where it is not.
 */
export class Lookout implements Source {
  private readonly things: Thing[] = []
  private readonly words = new Map<string, number>()
  /** By word: the things that it may be the first sign of. */
  private readonly signs: number[][] = []
  private needles: Needles | null = null
  private transcript: Transcript | null = null
  /** Bits by turn, as ranked, and thing. */
  private places = new Int32Array(256)
  private stride = 0
  /** By thing: the call in which it was seen last. */
  private seen = new Int32Array(0)
  private call = 0

  /**
   * The number of a thing to look out for.
   * @param needs words, one of each choice in every text that has it, rare ones first; none where it is wherever a part
   *   of it is
   * @param whole what it is part of
   */
  watch(needs: readonly Choice[] = [], whole: number | null = null): number {
    const [first = [], ...others] = needs.map((choice) => choice.map((word) => this.numberOf(word)))
    const thing = this.things.push({ whole, others }) - 1
    for (const word of first) (this.signs[word] as number[]).push(thing)
    this.needles = null
    this.transcript = null
    return thing
  }

  private numberOf(word: string): number {
    const known = this.words.get(word)
    if (known !== undefined) return known
    this.words.set(word, this.words.size)
    return this.signs.push([]) - 1
  }

  /** To be asked whether a thing may be in some turn of a call. */
  hear(transcript: Transcript): this {
    this.read(transcript)
    return this
  }

  hearsAll(): boolean {
    return true
  }

  /** Whether a thing may be in some turn of the call that was heard last. */
  has(thing: number): boolean {
    return this.seen[thing] === this.call
  }

  /** Whether a thing may be in a turn of a call. */
  within(transcript: Transcript, { rank }: Turn, thing: number): boolean {
    this.read(transcript)
    return (((this.places[rank * this.stride + (thing >> 5)] as number) >> (thing & 31)) & 1) === 1
  }

  private read(transcript: Transcript): void {
    if (this.transcript === transcript) return
    this.needles ??= this.made()
    this.transcript = transcript
    this.call++
    const size = transcript.turns.length * this.stride
    if (this.places.length < size) this.places = new Int32Array(2 * size)
    this.places.fill(0, 0, size)
    const found: number[] = []
    for (const { text, rank } of transcript.turns) {
      found.length = 0
      this.needles.read(text, found)
      for (const word of found) {
        const things = this.signs[word] as number[]
        for (const thing of things) if (this.mayBe(thing)) this.mark(thing, rank)
      }
    }
  }

  /** Whether the text that was read last has what a thing needs besides its first sign. */
  private mayBe(thing: number): boolean {
    const needles = this.needles as Needles
    const { others } = this.things[thing] as Thing
    return others.every((choice) => choice.some((word) => needles.has(word)))
  }

  private mark(thing: number, rank: number): void {
    for (let one: number | null = thing; one !== null; one = (this.things[one] as Thing).whole) {
      const at = rank * this.stride + (one >> 5)
      this.places[at] = (this.places[at] as number) | (1 << (one & 31))
      this.seen[one] = this.call
    }
  }

  private made(): Needles {
    this.stride = (this.things.length + 31) >> 5
    this.seen = new Int32Array(this.things.length)
    return new Needles([...this.words.keys()])
  }
}
