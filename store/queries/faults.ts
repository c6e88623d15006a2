/**
 * Findings of a call that are faults: one that adds points is none; one that awaits a person, with 0 points, is.
 * Expressions over a row of `heads`.
 */
export const FAULTS = 'arrayCount(p -> p <= 0, findings.points)'
export const FAULT_TAGS = 'arrayFlatten(arrayFilter((t, p) -> p <= 0, findings.tags, findings.points))'

const CONFIDENCES = 'arrayFilter((c, p) -> p <= 0 AND c > 0, findings.confidence, findings.points)'

/** How sure the least sure of them is, 0–1; null where none says. */
export const LEAST_SURE = `if(empty(${CONFIDENCES}), NULL, toFloat64(arrayMin(${CONFIDENCES})))`
