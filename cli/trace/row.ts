import { columns, pad, WIDTH, wrap } from '../layout.ts'
import { TRUTH } from './words.ts'

/** Columns that hold what a condition came to. */
export const TRUTH_WIDTH = 14

/** Something asked, what it came to, and how it reads. */
export function row(indent: string, name: string, width: number, truth: string, text: string): string {
  const head = `${indent}${pad(name, width)}  ${pad(TRUTH[truth] ?? truth, TRUTH_WIDTH)}`
  const inner = ' '.repeat(columns(head))
  return head + wrap(text, WIDTH - inner.length).join(`\n${inner}`)
}
