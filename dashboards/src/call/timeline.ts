import type { Call, Evidence, Finding, Segment } from '../api/types.ts'
import type { Span } from './marks.ts'
import { nearestOf } from './nearest.ts'

/** A call from top to bottom: what was said, what happened between, and where the engine looked in vain. */
export interface Timeline {
  rows: Row[]
  /** How many brackets run side by side at most. */
  lanes: number
}

export type Row = SegmentRow | MomentRow | WindowRow

interface Placed {
  /** One place a lane; undefined where no bracket runs. */
  lanes: (Bracket | undefined)[]
}

export interface SegmentRow extends Placed {
  kind: 'segment'
  index: number
  segment: Segment
  spans: Span[]
  /** Findings measured at this segment rather than read from its words, such as an interruption. */
  measured: Measured[]
}

/** Something that happened at a time: the pick-up, a hold, a gap, the hang-up. */
export interface MomentRow extends Placed {
  kind: 'moment'
  moment: 'start' | 'hold' | 'gap' | 'end'
  start_ms: number
  end_ms: number
  measured: Measured[]
}

/** The head of a searched window; its bracket runs down to the last segment looked at. */
export interface WindowRow extends Placed {
  kind: 'window'
  findings: string[]
  start_ms: number | null
  end_ms: number | null
}

export interface Measured {
  finding: string
  evidence: Evidence
}

export interface Bracket {
  findings: string[]
  part: 'first' | 'middle' | 'last'
  /** Whether the engine read this very row, or the bracket only passes it (the other speaker's words). */
  read: boolean
}

export function timeline(call: Call, findings: Finding[]): Timeline {
  const segments = segmentRows(call, findings)
  const moments = momentRows(call)
  for (const finding of findings) {
    for (const evidence of finding.evidence) {
      if (evidence.segment === undefined) measure({ finding: finding.id, evidence }, segments, moments)
    }
  }
  const rows = inOrder(segments, moments)
  const windows = windowsOf(findings)
  for (const window of windows) insertHead(rows, window)
  return { rows, lanes: bracket(rows, windows) }
}

function segmentRows(call: Call, findings: Finding[]): SegmentRow[] {
  return call.segments.map((segment, index) => ({
    kind: 'segment',
    index,
    segment,
    spans: spansAt(index, findings),
    measured: [],
    lanes: [],
  }))
}

function spansAt(index: number, findings: Finding[]): Span[] {
  return findings.flatMap((finding) => {
    const { id, evidence } = finding
    const said = evidence.flatMap(({ segment, start, end }): Span[] =>
      segment === index && start !== undefined && end !== undefined ? [{ start, end, finding: id, kind: 'said' }] : [],
    )
    const near = nearestOf(finding)
    if (near?.segment !== index) return said
    return [...said, { start: near.start, end: near.end, finding: id, kind: 'nearest' as const }]
  })
}

function momentRows(call: Call): MomentRow[] {
  const moment = (kind: MomentRow['moment'], start_ms: number, end_ms: number): MomentRow => ({
    kind: 'moment',
    moment: kind,
    start_ms,
    end_ms,
    measured: [],
    lanes: [],
  })
  const zero = Date.parse(call.answered_at ?? call.started_at)
  const start = Date.parse(call.started_at) - zero
  const end = Date.parse(call.ended_at) - zero
  const holds = (call.holds ?? []).map((hold) => moment('hold', hold.start_ms, hold.end_ms))
  return [moment('start', start, 0), ...holds, moment('end', end, end)]
}

/** Puts a measured evidence where a listener would notice it. */
function measure(measured: Measured, segments: SegmentRow[], moments: MomentRow[]): void {
  const { field, start_ms, end_ms } = measured.evidence
  const start = moments[0] as MomentRow
  const end = moments.find(({ moment }) => moment === 'end') as MomentRow
  if (field === 'ended_by') {
    end.measured.push(measured)
    return
  }
  if (start_ms === undefined || (end_ms ?? start_ms) <= 0) {
    const first = measured.evidence.segments?.[0]
    ;(first === undefined ? start : (segments[first] ?? start)).measured.push(measured)
    return
  }
  const until = end_ms ?? start_ms
  const hold = moments.find((row) => row.moment === 'hold' && overlaps(row, start_ms, until))
  const spoken = (measured.evidence.segments ?? [])
    .map((index) => segments[index])
    .filter((row) => row !== undefined && speaks(row.segment, start_ms, until))
  const row = hold ?? spoken.at(-1) ?? gapAt(moments, start_ms, until)
  row.measured.push(measured)
}

const overlaps = (row: MomentRow, start: number, end: number): boolean => row.start_ms < end && row.end_ms > start

function speaks(segment: Segment, start: number, end: number): boolean {
  if (segment.start_ms === undefined) return true
  return segment.start_ms < end && (segment.end_ms ?? segment.start_ms) > start
}

function gapAt(moments: MomentRow[], start_ms: number, end_ms: number): MomentRow {
  const known = moments.find((row) => row.moment === 'gap' && row.start_ms === start_ms && row.end_ms === end_ms)
  if (known !== undefined) return known
  const row: MomentRow = { kind: 'moment', moment: 'gap', start_ms, end_ms, measured: [], lanes: [] }
  moments.push(row)
  return row
}

function inOrder(segments: SegmentRow[], moments: MomentRow[]): Row[] {
  const [first, ...others] = moments as [MomentRow, ...MomentRow[]]
  const last = others.filter(({ moment }) => moment === 'end')
  const between = others.filter(({ moment }) => moment !== 'end')
  const middle = [...between, ...segments].sort((a, b) => startOf(a) - startOf(b))
  return [first, ...middle, ...last]
}

const startOf = (row: Row): number =>
  row.kind === 'segment' ? (row.segment.start_ms ?? Number.MAX_SAFE_INTEGER) : (row.start_ms ?? 0)

interface Window {
  findings: string[]
  segments: number[]
  start_ms: number | null
  end_ms: number | null
}

/** Findings that were searched for in the very same place share one bracket. */
function windowsOf(findings: Finding[]): Window[] {
  const windows = new Map<string, Window>()
  for (const { id, searched } of findings) {
    if (searched === undefined) continue
    const { segments, start_ms, end_ms } = searched
    const key = `${segments.join()} ${start_ms} ${end_ms}`
    const window = windows.get(key) ?? { findings: [], segments, start_ms, end_ms }
    window.findings.push(id)
    windows.set(key, window)
  }
  return [...windows.values()]
}

function insertHead(rows: Row[], { findings, segments, start_ms, end_ms }: Window): void {
  const head: WindowRow = { kind: 'window', findings, start_ms, end_ms, lanes: [] }
  const first = rows.findIndex((row) => row.kind === 'segment' && segments.includes(row.index))
  rows.splice(first === -1 ? placeOf(rows, start_ms) : first, 0, head)
}

/** Where nothing was said in the window: before the first row that starts later, but inside the call. */
function placeOf(rows: Row[], start_ms: number | null): number {
  const later = rows.findIndex((row, index) => index > 0 && startOf(row) >= (start_ms ?? 0))
  return later === -1 ? rows.length - 1 : later
}

/** Gives every window the first lane that is free along its rows; answers how many lanes that took. */
function bracket(rows: Row[], windows: Window[]): number {
  let lanes = 0
  for (const { findings, segments } of windows) {
    const first = rows.findIndex((row) => row.kind === 'window' && row.findings === findings)
    const last = rows.findLastIndex((row) => row.kind === 'segment' && segments.includes(row.index))
    const along = rows.slice(first, Math.max(first, last) + 1)
    let lane = 0
    while (along.some((row) => row.lanes[lane] !== undefined)) lane += 1
    along.forEach((row, at) => {
      const read = row.kind === 'window' || (row.kind === 'segment' && segments.includes(row.index))
      const part = at === along.length - 1 ? 'last' : at === 0 ? 'first' : 'middle'
      row.lanes[lane] = { findings, part, read }
    })
    lanes = Math.max(lanes, lane + 1)
  }
  for (const row of rows) row.lanes = Array.from({ length: lanes }, (_, lane) => row.lanes[lane])
  return lanes
}
