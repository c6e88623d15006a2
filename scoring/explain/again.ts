import type { Probe, Scene } from '../detect/detector.ts'
import { DETECTORS } from '../detect/index.ts'
import { type Shelf, workshopOf } from '../form/workshop.ts'
import type { Voice } from '../transcript.ts'

/** A spec as its detector reads it. */
export type Spec = Readonly<Record<string, unknown>>

const made = new WeakMap<Shelf, Map<string, readonly Probe[]>>()

/** Detectors with other specs than the rule has, made ready to be asked of a call that was heard without them. */
export function again(shelf: Shelf, detector: string, voice: Voice, specs: readonly Spec[]): readonly Probe[] {
  const known = made.get(shelf) ?? new Map<string, readonly Probe[]>()
  made.set(shelf, known)
  const key = JSON.stringify([detector, voice, specs])
  const found = known.get(key)
  if (found) return found
  if (known.size > MOST) known.clear()
  const { workshop } = workshopOf({ lists: shelf.lists })
  const { compile } = DETECTORS[detector] as (typeof DETECTORS)[string]
  const probes = specs.map((spec) => compile(spec as never, workshop, voice))
  known.set(key, probes)
  return probes
}

const MOST = 1000

/** The call as if the recogniser had been sure of every line. */
export const sureOf = (scene: Scene): Scene => ({ ...scene, settings: { ...scene.settings, min_confidence: 0 } })
