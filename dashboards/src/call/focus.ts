import { type InjectionKey, inject, type Ref, ref } from 'vue'

/** Which finding the reader is at, shared by the transcript and the score beside it. */
export interface Focus {
  /** Chosen by click or link; stays. */
  chosen: Readonly<Ref<string | undefined>>
  isLit: (findings: string[]) => boolean
  /** A passing look: by pointer or keyboard. Brings the other side into view after a moment. */
  look: (finding: string, from: Side) => void
  leave: () => void
  choose: (finding: string, from: Side) => void
  /** The number a finding bears on both sides, from 1. */
  number: (finding: string) => number
}

export type Side = 'transcript' | 'score'

export const FOCUS: InjectionKey<Focus> = Symbol('focus')

export const useFocus = (): Focus => {
  const focus = inject(FOCUS)
  if (focus === undefined) throw new Error('No finding focus above this component')
  return focus
}

const LINGER_MS = 150

/** @param reveal brings a finding into view on one side. */
export function createFocus(
  order: () => string[],
  reveal: (finding: string, side: Side) => void,
  onChoose: (finding: string) => void,
): Focus {
  const chosen = ref<string>()
  const looked = ref<string>()
  let waiting: ReturnType<typeof setTimeout> | undefined

  const other = (side: Side): Side => (side === 'score' ? 'transcript' : 'score')

  return {
    chosen,
    isLit: (findings) => findings.some((finding) => finding === (looked.value ?? chosen.value)),
    look: (finding, from) => {
      looked.value = finding
      clearTimeout(waiting)
      waiting = setTimeout(() => reveal(finding, other(from)), LINGER_MS)
    },
    leave: () => {
      looked.value = undefined
      clearTimeout(waiting)
    },
    choose: (finding, from) => {
      clearTimeout(waiting)
      chosen.value = finding
      onChoose(finding)
      reveal(finding, other(from))
    },
    number: (finding) => order().indexOf(finding) + 1,
  }
}
