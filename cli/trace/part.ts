import type { PartTrace } from '../../scoring/explain/part.ts'
import { row } from './row.ts'

/** An expression, and below it the parts that made it come out so. */
export function partLines(name: string, part: PartTrace, indent: string, width: number): string[] {
  return [row(indent, name, width, part.truth, part.text), ...innerLines(part, indent, width, 1, true)]
}

function innerLines(part: PartTrace, indent: string, width: number, depth: number, counts: boolean): string[] {
  const { op, of } = part
  if (op === 'not' && of[0]?.op === 'is') return []
  const choice = of.some(({ decided }) => !decided)
  const lines = of.flatMap((one) => [
    row(
      indent,
      '',
      width,
      one.truth,
      `${'  '.repeat(depth)}${one.text}${counts && choice && one.decided ? '  ← 决定 decided' : ''}`,
    ),
    ...innerLines(one, indent, width, depth + 1, counts && one.decided),
  ])
  const { broken, truth } = part
  const apart = op === 'then' && truth === 'no' && of.every((one) => one.truth === 'yes')
  return apart ? [...lines, row(indent, '', width, '', `${'  '.repeat(depth)}${brokenText(broken)}`)] : lines
}

function brokenText(broken: PartTrace['broken']): string {
  if (broken === null) return '没有一连串都相符的 no chain of them is in order and near enough'
  const { first, next, apart, limit, unit } = broken
  if (apart === null) return `次序不对，${first} 之后没有 ${next} not in this order: no ${next} after ${first}`
  const far = (amount: number) =>
    unit === 's' ? `${Math.round(amount * 10) / 10} s` : `${amount} 句 ${amount === 1 ? 'turn' : 'turns'}`
  return `${first} 到 ${next} 相隔太远 too far apart: ${far(apart)}, 上限 limit ${far(limit as number)}`
}
