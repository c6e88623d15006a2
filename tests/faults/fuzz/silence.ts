const LOOKS_EVERY_MS = 50

/** Does some work, and tells for how many milliseconds at the longest nothing else had its turn meanwhile. */
export async function withSilence<T>(work: () => Promise<T>): Promise<{ result: T; silence: number }> {
  let [last, silence] = [performance.now(), 0]
  const look = () => {
    const now = performance.now()
    silence = Math.max(silence, now - last)
    last = now
  }
  const timer = setInterval(look, LOOKS_EVERY_MS)
  try {
    const result = await work()
    look()
    return { result, silence }
  } finally {
    clearInterval(timer)
  }
}
