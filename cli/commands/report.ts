import type { ComplaintRate } from '../../contract/index.ts'
import { EVERYTHING } from '../../store/index.ts'
import { columns, pad } from '../layout.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { openStoreFor } from '../wiring.ts'

/** `report complaint-rate`: complaints against repairs by month, quarter and department. */
export async function complaintRate({ json, ...range }: { from: string; to: string; json?: boolean }): Promise<void> {
  checkDays(range)
  const store = await openStoreFor(settingsFrom())
  try {
    const { rows } = await store.queries.complaintRate(range, EVERYTHING)
    for (const line of json ? rows.map((row) => JSON.stringify(row)) : tableOf(rows)) console.log(line)
  } finally {
    await store.close()
  }
}

const DAY = /^(19[7-9]\d|2[01]\d\d)-\d\d-\d\d$/

function checkDays(range: { from: string; to: string }): void {
  for (const [flag, day] of Object.entries(range)) {
    if (!DAY.test(day)) throw new Complaint(`--${flag} is "${day}"; write a day as YYYY-MM-DD, from 1970 on.`, 2)
    const at = new Date(`${day}T00:00:00Z`)
    if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day)
      throw new Complaint(`--${flag} is "${day}", a day that does not exist; write another, YYYY-MM-DD.`, 2)
  }
  if (range.from >= range.to)
    throw new Complaint(
      `--from (${range.from}) must be before --to (${range.to}), which is not included: for April write --from 2026-04-01 --to 2026-05-01.`,
      2,
    )
}

const HEAD = ['period', 'department', 'complaints', 'repairs', 'rate %']

function tableOf(rows: ComplaintRate[]): string[] {
  const lines = rows.map((row) => [
    row.period,
    row.department,
    String(row.complaints),
    String(row.repairs),
    row.rate_percent === null ? '–' : row.rate_percent.toFixed(2),
  ])
  const widths = HEAD.map((head, i) => Math.max(...[head, ...lines.map((line) => line[i]!)].map(columns)))
  const written = [HEAD, ...lines].map((line) =>
    line.map((cell, i) => (i < 2 ? pad(cell, widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  )
  return written.flatMap((line, i) => (i > 1 && rows[i - 1]!.period !== rows[i - 2]!.period ? ['', line] : [line]))
}
