/** A stretch of one segment's text that findings stand on, in UTF-16 units of the text as it came in. */
export interface Span {
  start: number
  end: number
  finding: string
  /** `said`: evidence; `nearest`: the most alike thing heard where something was missing. */
  kind: 'said' | 'nearest'
}

export interface Run {
  text: string
  /** The findings marked here, in the order given; empty for plain text. */
  marks: { finding: string; kind: Span['kind'] }[]
}

/** Cuts a text at every border of its spans, which may overlap and repeat; the runs joined are the text. */
export function cut(text: string, spans: Span[]): Run[] {
  const inside = spans
    .map((span) => ({ ...span, start: clamp(span.start, text), end: clamp(span.end, text) }))
    .filter((span) => span.end > span.start)
  const borders = [...new Set([0, text.length, ...inside.flatMap((span) => [span.start, span.end])])].sort(
    (a, b) => a - b,
  )
  return borders.slice(1).map((end, index) => {
    const start = borders[index] as number
    const covering = inside.filter((span) => span.start <= start && span.end >= end)
    return { text: text.slice(start, end), marks: unique(covering) }
  })
}

const clamp = (offset: number, text: string): number => Math.min(Math.max(offset, 0), text.length)

function unique(spans: Span[]): Run['marks'] {
  const marks = new Map(spans.map(({ finding, kind }) => [`${kind} ${finding}`, { finding, kind }]))
  return [...marks.values()]
}
