import { pauseBefore } from './retry.ts'

/** Partitions whose work failed for now: each is paused, so that its messages leave memory and the others go on. */
export interface Waiting {
  /** Resumes the partition after a while, longer each time in a row; returns the milliseconds. */
  later(topic: string, partition: number, resume: () => void): number
  /** Its work succeeded. */
  passed(topic: string, partition: number): void
  /** How many have failed for longer than `ms`. */
  stuck(ms: number): number
  /** Resumes and forgets all of them: the group has dealt the partitions anew. */
  clear(): void
}

interface Failing {
  attempts: number
  since: number
  timer: NodeJS.Timeout
  resume(): void
}

/** `onChange` hears how many there are. */
export function waiting(onChange: (count: number) => void): Waiting {
  const failing = new Map<string, Failing>()
  const keyOf = (topic: string, partition: number) => `${topic} ${partition}`
  return {
    later: (topic, partition, resume) => {
      const key = keyOf(topic, partition)
      const { attempts = 0, since = Date.now() } = failing.get(key) ?? {}
      const pauseMs = pauseBefore(attempts + 1)
      failing.set(key, { attempts: attempts + 1, since, timer: setTimeout(resume, pauseMs), resume })
      onChange(failing.size)
      return pauseMs
    },
    passed: (topic, partition) => {
      if (failing.delete(keyOf(topic, partition))) onChange(failing.size)
    },
    stuck: (ms) => [...failing.values()].filter(({ since }) => Date.now() - since > ms).length,
    clear: () => {
      for (const { timer, resume } of failing.values()) {
        clearTimeout(timer)
        resume()
      }
      failing.clear()
      onChange(0)
    },
  }
}
