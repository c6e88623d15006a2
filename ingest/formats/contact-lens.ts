import { type Channel, type Problem, quote, type Speaker } from '../../contract/index.ts'
import { assemble, type Facts } from './assemble.ts'
import { chatSaid, type Turn, voiceSaid } from './contact-lens-turns.ts'
import { type Fields, isFields, textAt, type Wrong } from './fields.ts'
import { readText, refuse } from './file.ts'
import { FLAGS, type Importer, type ImportOptions } from './importer.ts'

/**
 * Post-contact analysis files of Amazon Connect Contact Lens, voice and chat, and Transcribe Call Analytics, whose
 * fields are the same. Sentiment, categories and Amazon's own counts are left out. Their participant ids name one
 * contact's participants, never a person at work: the agent's id always comes from an option.
 */
export const contactLens: Importer = {
  id: 'contact-lens',
  title: { zh: 'Amazon Connect Contact Lens 通话与聊天分析', en: 'Amazon Connect Contact Lens, voice and chat' },
  import(bytes, options) {
    const text = readText(bytes)
    if (!text.ok) return text
    let file: unknown
    try {
      file = JSON.parse(text.value)
    } catch (error) {
      const found = (error as Error).message.toWellFormed()
      return refuse('not_json', { path: '$', found, expected: 'one JSON object, to its end' })
    }
    const transcript = isFields(file) ? file.Transcript : undefined
    if (!isFields(file) || !Array.isArray(transcript)) {
      const expected = 'an array of turns, as every Contact Lens file has'
      return refuse('unknown_schema', { path: 'Transcript', found: quote(transcript), expected })
    }
    const problems: Problem[] = []
    return assemble(facts(file, transcript, options, problems), options, problems)
  },
}

function facts(file: Fields, transcript: unknown[], options: ImportOptions, problems: Problem[]): Facts {
  const wrong: Wrong = (path, found, expected) => problems.push({ path, found: quote(found), expected })
  if (file.JobStatus !== undefined && file.JobStatus !== 'COMPLETED') wrong('JobStatus', file.JobStatus, '"COMPLETED"')
  const callId = textAt(file, 'CustomerMetadata', 'ContactId')
  const language = textAt(file, 'LanguageCode')
  const channel = channelOf(file.Channel, wrong) ?? options.channel
  const turns = turnsOf(transcript, participantsOf(file.Participants, options, wrong), options, wrong)
  if (channel === undefined) return { callId, language, segments: [] }
  const said = channel === 'chat' ? chatSaid(turns, wrong) : voiceSaid(turns, file, wrong)
  if (said.segments.length === 0 && problems.length === 0) {
    wrong('Transcript', transcript, 'at least one turn that says something')
  }
  return { callId, language, channel, ...said }
}

function channelOf(value: unknown, wrong: Wrong): Channel | undefined {
  if (value === 'VOICE') return 'voice'
  if (value === 'CHAT') return 'chat'
  if (value !== undefined) wrong('Channel', value, '"VOICE" or "CHAT"')
  return undefined
}

const ROLES = new Map<string | undefined, Speaker>([
  ['AGENT', 'agent'],
  ['CUSTOMER', 'customer'],
  ['SYSTEM', 'ivr'],
  ['CUSTOM_BOT', 'ivr'],
  ['SUPERVISOR', 'supervisor'],
])

/** Roles by participant id. Two agents are two people's work and one call.v1 is one agent's, so the user must choose. */
function participantsOf(value: unknown, options: ImportOptions, wrong: Wrong): Map<string, Speaker> {
  const participants = new Map<string, Speaker>()
  if (value !== undefined && !Array.isArray(value)) wrong('Participants', value, 'an array')
  for (const participant of Array.isArray(value) ? value : []) {
    const id = textAt(participant, 'ParticipantId')
    if (id === undefined) continue
    participants.set(id, options.speakers?.get(id) ?? ROLES.get(textAt(participant, 'ParticipantRole')) ?? 'unknown')
  }
  const agents = [...participants].filter(([, speaker]) => speaker === 'agent').map(([id]) => id)
  if (agents.length > 1) {
    wrong('Participants', agents.join(', '), `one agent; say who the others are with ${FLAGS.speakers} (ID=supervisor)`)
  }
  return participants
}

/** What was said, without the events of a chat (joined, left, ended). */
function turnsOf(
  transcript: unknown[],
  participants: Map<string, Speaker>,
  options: ImportOptions,
  wrong: Wrong,
): Turn[] {
  return transcript.flatMap((item, index): Turn[] => {
    const at = `Transcript[${index}]`
    if (!isFields(item)) wrong(at, item, 'a turn: an object')
    else if (item.Type !== 'EVENT') return [{ item, at, ...speakerOf(item, participants, options, at, wrong) }]
    return []
  })
}

/** An item names its speaker by role, by participant id, or by a role where the id belongs. */
function speakerOf(
  item: Fields,
  participants: Map<string, Speaker>,
  options: ImportOptions,
  at: string,
  wrong: Wrong,
): Pick<Turn, 'speaker' | 'speaker_name'> {
  const id = textAt(item, 'ParticipantId')
  const role = textAt(item, 'ParticipantRole')
  const name = textAt(item, 'DisplayName')
  if (id === undefined && role === undefined) {
    wrong(`${at}.ParticipantId`, item.ParticipantId, 'who speaks: a ParticipantId or a ParticipantRole')
  }
  const chosen = [id, name, role].map((key) => key && options.speakers?.get(key)).find((found) => found)
  return {
    speaker: chosen || participants.get(id ?? '') || ROLES.get(role ?? id) || 'unknown',
    speaker_name: name ?? id ?? role,
  }
}
