/**
 * Sparse rows of numbers laid over one another in one array (row displacement): the row with base `b` has a value at
 * key `k` where `cells[2 * (b + k)]` is `b`, and the value stands behind it. One look, however many rows there are.
 */
export class Rows {
  cells = new Int32Array(2048).fill(-1)
  private bases = new Uint8Array(1024)
  /** Where the search for a free base begins. */
  private from = 0
  private readonly width: number

  /** @param width keys are below it */
  constructor(width: number) {
    this.width = width
  }

  /** Lays down a row where no cell it needs is taken; its base, which no other row has. */
  place(row: ReadonlyMap<number, number>): number {
    const keys = [...row.keys()]
    let base = this.from
    for (; ; base++) {
      this.reserve(base + this.width)
      if (this.bases[base] === 0 && keys.every((key) => this.cells[2 * (base + key)] === -1)) break
    }
    // A start that has become crowded is not searched again: a sparser array for a fast build.
    if (base - this.from > MOST_PROBES) this.from = base - MOST_PROBES / 2
    this.bases[base] = 1
    for (const [key, value] of row) {
      this.cells[2 * (base + key)] = base
      this.cells[2 * (base + key) + 1] = value
    }
    return base
  }

  private reserve(size: number): void {
    if (size <= this.bases.length) return
    const bases = new Uint8Array(2 * size)
    bases.set(this.bases)
    this.bases = bases
    const cells = new Int32Array(4 * size).fill(-1)
    cells.set(this.cells)
    this.cells = cells
  }
}

const MOST_PROBES = 256
