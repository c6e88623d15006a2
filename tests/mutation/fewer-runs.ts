import fc from 'fast-check'

/** Laws are tried a tenth as often: what they would still find late is worth a plain example. */
const FEWER = 10

const assert = (property: fc.IRawProperty<unknown>, settings: fc.Parameters<unknown> = {}) =>
  fc.assert(property, { ...settings, numRuns: Math.ceil((settings.numRuns ?? 100) / FEWER) })

export default { ...fc, assert }
