import type { Displeasure } from '../../contract/index.ts'
import { feelingsIn, scoreOf } from '../detect/sentiment/feelings.ts'
import type { Story } from './story.ts'

/** As bad as one of the worst words, or as two bad ones: of −5 to 5. */
const EXTREME = -4

/**
 * Comments whose words show extreme displeasure: each is a case to be looked at as a complaint (clause
 * s002-2-rating-dissatisfied-to-complaint), unless one was filed at the same time or afterwards.
 */
export const displeasureIn = (story: Story): Displeasure[] =>
  story.flatMap(({ event, at, known }): Displeasure[] => {
    const { comment = '', type, event_id } = event
    if (type === 'complaint_filed' || comment === '') return []
    const feelings = feelingsIn(comment)
    if (scoreOf(feelings) > EXTREME) return []
    const bad = feelings.filter(({ value }) => value < 0)
    return [
      {
        eventId: event_id,
        type: type as string,
        at,
        agentId: known.agentId,
        team: known.team,
        department: known.department,
        comment,
        words: bad.map(({ start, end }) => comment.slice(start, end)),
        filed: story.some((other) => other.at >= at && other.event.type === 'complaint_filed'),
      },
    ]
  })
