import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    mode: 'dry-run' | 'mutant'
    activeMutant: string
  }
}

/** What tests make on import is to be made by the mutant at hand, too; a kept thread still has the one before. */
const stryker = globalThis as { __stryker__?: { activeMutant?: string } }
stryker.__stryker__ ??= {}
stryker.__stryker__.activeMutant = inject('mode') === 'mutant' ? inject('activeMutant') : undefined
