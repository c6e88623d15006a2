import type { Form } from './form.ts'
import { callback } from './forms/callback.ts'
import { complaint, complaintReport } from './forms/complaint.ts'
import { complaintRate } from './forms/complaint-rate.ts'
import { consultation } from './forms/consultation.ts'
import { problem } from './forms/problem.ts'
import { tally } from './forms/tally.ts'

/** The forms of the manuals, in their order. */
export const FORMS: Form[] = [problem, consultation, callback, tally, complaint, complaintReport, complaintRate]
