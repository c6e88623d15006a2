import { setImmediate as nextTurn } from 'node:timers/promises'

/** Long work yields to the event loop after so long, so that heartbeats and requests are answered meanwhile. */
const WORKING_MS = 50

/** Works on one after the other, in turns with whatever else the process has to do. */
export async function inTurns<From, To>(all: readonly From[], work: (one: From) => To): Promise<To[]> {
  const done: To[] = []
  let since = performance.now()
  for (const one of all) {
    done.push(work(one))
    if (performance.now() - since < WORKING_MS) continue
    await nextTurn()
    since = performance.now()
  }
  return done
}
