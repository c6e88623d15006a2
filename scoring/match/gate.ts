import type { Letters } from './letters.ts'
import { BREAK, type Literal } from './phrase.ts'

/**
 * The first look at every character: an automaton (Aho and Corasick's) over the beginnings of all literals, as many
 * letters of each as fit a table that stays in the cache. It reads one cell a character, passes over what is no letter
 * without a branch, and says where a literal may have begun; what follows is then read by the trie.
 */
export interface Gate {
  /** `next[state + letter]`; states are multiples of `width`, the root is 0, what is passed over keeps the state. */
  next: Int32Array
  /** Letters whose number is not below it are in no beginning. */
  width: number
  /** States from here on end one or more beginnings. */
  accepting: number
  /** By `(state - accepting) / width`: the beginnings that end there, the shortest first. */
  beginnings: readonly (readonly Beginning[])[]
}

export interface Beginning {
  /** How many letters it has. */
  length: number
  /** The letters that literals go on with; null where one of them ends here. */
  next: ReadonlySet<number> | null
}

/** Cells of the table: 2 MB. */
const MOST_CELLS = 1 << 19

/** @param literals none of them empty */
export function gateOf(literals: readonly Literal[], letters: Letters): Gate {
  const plain = [...new Set(literals.map((literal) => literal.replaceAll(BREAK, '')))].map((literal) =>
    Array.from(literal, (letter) => letters.numberOf(letter.charCodeAt(0))),
  )
  let depth = deepest(plain)
  let made = beginnings(plain, depth)
  while (depth > 1 && made.nodes.length * made.width > MOST_CELLS) made = beginnings(plain, --depth)
  return tableOf(made)
}

/** The most letters of which the table may have room; so that it need not be tried with all of them. */
function deepest(literals: readonly (readonly number[])[]): number {
  const width = literals.reduce((most, literal) => literal.reduce((a, b) => Math.max(a, b), most), 0) + 1
  const seen = new Set<string>()
  let nodes = 1
  for (let depth = 1; ; depth++) {
    seen.clear()
    for (const literal of literals) if (literal.length >= depth) seen.add(literal.slice(0, depth).join())
    nodes += seen.size
    if (seen.size === 0) return Math.max(1, depth - 1)
    // What stands behind a whole literal is not in the table, so a little more may fit than this counts.
    if (nodes * width > 2 * MOST_CELLS) return depth
  }
}

interface Node {
  next: Map<number, Node>
  /** Set where a beginning ends. */
  beginning: { length: number; next: Set<number> | null } | null
  number: number
}

interface Beginnings {
  nodes: Node[]
  width: number
}

/** The tree of the literals' first letters, no further than where one of them ends or `depth` is reached. */
function beginnings(literals: readonly (readonly number[])[], depth: number): Beginnings {
  const root: Node = { next: new Map(), beginning: null, number: 0 }
  const nodes = [root]
  let width = 0
  // Shorter ones first: what follows a literal that has ended is the trie's to read.
  for (const literal of [...literals].sort((a, b) => a.length - b.length)) {
    let node = root
    for (let i = 0; i < literal.length && node.beginning === null; i++) {
      const letter = literal[i] as number
      width = Math.max(width, letter + 1)
      let next = node.next.get(letter)
      if (!next) {
        const length = i + 1
        const whole = length === literal.length
        const beginning = whole || length === depth ? { length, next: whole ? null : new Set<number>() } : null
        next = { next: new Map(), beginning, number: 0 }
        node.next.set(letter, next)
        nodes.push(next)
      }
      node = next
    }
    const { length, next } = node.beginning as NonNullable<Node['beginning']>
    next?.add(literal[length] as number)
  }
  return { nodes, width }
}

function tableOf({ nodes, width }: Beginnings): Gate {
  const { order, fallback, ended } = link(nodes[0] as Node)
  const silent = order.filter((node) => ended.get(node)?.length === 0)
  const ending = order.filter((node) => ended.get(node)?.length !== 0)
  const numbered = [...silent, ...ending]
  numbered.forEach((node, i) => {
    node.number = i * width
  })
  const next = new Int32Array(numbered.length * width)
  for (const node of order) {
    const shorter = fallback.get(node)
    if (shorter) next.set(next.subarray(shorter.number, shorter.number + width), node.number)
    for (const [letter, child] of node.next) next[node.number + letter] = child.number
    next[node.number] = node.number
  }
  return {
    next,
    width,
    accepting: silent.length * width,
    beginnings: ending.map((node) => ended.get(node) as Beginning[]),
  }
}

/** Breadth first: the state each falls back to, and the beginnings that end in it. */
function link(root: Node) {
  const order: Node[] = [root]
  const fallback = new Map<Node, Node>()
  const ended = new Map<Node, Beginning[]>([[root, []]])
  for (let i = 0; i < order.length; i++) {
    const node = order[i] as Node
    for (const [letter, child] of node.next) {
      let shorter = fallback.get(node)
      while (shorter && !shorter.next.has(letter)) shorter = fallback.get(shorter)
      const back = shorter?.next.get(letter) ?? root
      fallback.set(child, back)
      ended.set(child, [...(ended.get(back) as Beginning[]), ...(child.beginning ? [child.beginning] : [])])
      order.push(child)
    }
  }
  return { order, fallback, ended }
}
