/** A line on stderr that says how far a long work is; only where a person watches, and at most ten times a second. */
export function progress(label: string, total?: number): { at(done: number): void; end(): void } {
  if (!process.stderr.isTTY) return { at: () => {}, end: () => {} }
  let shown = 0
  return {
    at(done) {
      const now = Date.now()
      if (now - shown < 100) return
      shown = now
      process.stderr.write(`\r\x1b[K${label} ${bar(done, total)}`)
    },
    end() {
      process.stderr.write('\r\x1b[K')
    },
  }
}

const WIDTH = 24

function bar(done: number, total: number | undefined): string {
  if (!total) return done.toLocaleString('en')
  const filled = Math.round((Math.min(done, total) / total) * WIDTH)
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done.toLocaleString('en')} / ${total.toLocaleString('en')}`
}
