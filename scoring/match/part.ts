import { isLatin } from '../text/fold.ts'

/** Letters to be found one after the other, with `BREAK` where a new Latin word begins. */
export type Literal = string

/** Stands between two Latin letters of different words. No letter: U+0001 is passed over in every text. */
export const BREAK = '\u0001'
export const BREAK_UNIT = BREAK.charCodeAt(0)

/** A place within a part: whether a variant ends there, and the letters that variants go on with. */
export interface Node {
  readonly ends: boolean
  readonly edges: readonly Edge[]
}

export interface Edge {
  /** Folded UTF-16 unit, or that of `BREAK`. */
  readonly unit: number
  readonly to: Node
}

/**
 * What stands between two gaps of a phrase: its variants as a graph without cycles, so that choices one after the other
 * add up in it instead of multiplying. Every path from the start to a node that ends is a variant.
 */
export interface Part {
  readonly start: Node
  /** Letters of the shortest and of the longest variant, and how many variants there are. */
  readonly shortest: number
  readonly longest: number
  readonly variants: number
}

export function partFrom(start: Node): Part {
  return { start, ...measured(start, new Map()) }
}

type Size = Omit<Part, 'start'>

function measured(node: Node, known: Map<Node, Size>): Size {
  const found = known.get(node)
  if (found) return found
  let shortest = node.ends ? 0 : Number.POSITIVE_INFINITY
  let longest = 0
  let variants = node.ends ? 1 : 0
  for (const { unit, to } of node.edges) {
    const rest = measured(to, known)
    const own = unit === BREAK_UNIT ? 0 : 1
    shortest = Math.min(shortest, own + rest.shortest)
    longest = Math.max(longest, own + rest.longest)
    variants += rest.variants
  }
  const size = { shortest, longest, variants }
  known.set(node, size)
  return size
}

/** A part of its own without the variants of fewer letters; null where none is left. */
export function atLeast({ start }: Part, letters: number): Part | null {
  const left = copied(start, letters, new Map())
  return left && partFrom(left)
}

function copied(node: Node, letters: number, known: Map<Node, Node>): Node | null {
  const short = letters > 0
  const made = short ? undefined : known.get(node)
  if (made) return made
  const edges = node.edges.flatMap(({ unit, to }) => {
    const rest = copied(to, unit === BREAK_UNIT ? letters : letters - 1, known)
    return rest ? [{ unit, to: rest }] : []
  })
  if (short && edges.length === 0) return null
  const copy = { ends: node.ends && !short, edges }
  if (!short) known.set(node, copy)
  return copy
}

/** All variants of a part, each once. */
export function variantsOf({ start }: Part): Literal[] {
  const found = new Set<Literal>()
  const walk = ({ ends, edges }: Node, before: string): void => {
    if (ends) found.add(before)
    for (const { unit, to } of edges) walk(to, before + String.fromCharCode(unit))
  }
  walk(start, '')
  return [...found]
}

/** Whether its first variant begins with a Latin letter. */
export const beginsLatin = ({ start }: Part): boolean => isLatin(start.edges[0]?.unit ?? 0)

/** How many letters a literal has. */
export const lengthOf = (literal: Literal): number => {
  let length = 0
  for (let i = 0; i < literal.length; i++) if (literal[i] !== BREAK) length++
  return length
}
