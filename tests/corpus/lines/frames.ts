export type Language = 'zh' | 'en'

/** What is said around a line, so that only the line itself decides. */
const AROUND = {
  zh: {
    open: 'A 您好，青禾服务中心，我是周宁，请问有什么可以帮您？',
    further: ['A 请问还有其他可以帮您的吗？', 'C 没有了。'],
    close: 'A 好的，感谢您的来电，祝您生活愉快，再见！',
    asked: ['C 物业费在哪里交？', 'A 公众号里点缴费就可以。'],
    booked: ['A 请问您的房号是多少？', 'C 三零二。', 'A 好的，登记了，师傅明天上午十点前上门。'],
    complaint: 'C 你们上个月修的水管第二天又漏了，地板都泡坏了，我都快气死了！',
    no: 'C 没有了。',
    yes: 'C 好。',
    mm: 'A 嗯。',
  },
  en: {
    open: 'A Good morning, Harrow customer service, Jo Marsh speaking, how can I help you?',
    further: ['A Is there anything else I can help you with today?', 'C No, that is all.'],
    close: 'A Thank you for calling Harrow, have a nice day, goodbye.',
    asked: ['C Where do I pay my bill?', 'A You can pay it in the app, under payments.'],
    booked: [
      'A What is the address, please?',
      'C Twelve Mill Lane.',
      'A That is booked, the engineer will be there before ten tomorrow morning.',
    ],
    complaint:
      'C You fixed my boiler last month and it leaked again the next day, my floor is ruined and I am absolutely furious!',
    no: 'C No thanks.',
    yes: 'C Okay.',
    mm: 'A Mm.',
  },
}

type Frame = (label: string, said: readonly string[]) => string[]

const frame =
  (language: Language): Frame =>
  (label, [first = '', second]) => {
    const { open, further, close, asked, booked, complaint, no, yes, mm } = AROUND[language]
    // What the customer said, then what the agent says.
    if (second !== undefined) return [open, ...turns('C', first), ...turns('A', second), ...further, close]
    const [question, answer] = asked as [string, string]
    switch (label) {
      case 'fault':
      case 'upset':
      case 'calm':
        return [open, `C ${first}`, ...booked, ...further, close]
      case 'sorry':
      case 'understands':
      case 'neither':
        return [open, complaint, `A ${first}`, ...booked, ...further, close]
      case 'further':
      case 'nofurther':
        return [open, question, answer, `A ${first}`, label === 'further' ? no : yes, close]
      case 'bye':
      case 'nobye':
        return [open, question, answer, ...further, `A ${first}`]
      case 'offer':
        return [`A ${first}`, question, mm, answer, ...further, close]
      default:
        return [`A ${first}`, question, answer, ...further, close]
    }
  }

export const FRAMES: Record<Language, Frame> = { zh: frame('zh'), en: frame('en') }

/** Several turns of one speaker have ` / ` between them. */
const turns = (who: string, text: string): string[] => text.split(' / ').map((one) => `${who} ${one.trim()}`)

interface Kind {
  faulty: boolean
  tags: readonly string[]
  every?: boolean
}

const KINDS: Record<string, Kind> = {
  fault: { faulty: true, tags: ['apology'] },
  upset: { faulty: true, tags: ['empathy'] },
  calm: { faulty: false, tags: ['apology', 'empathy'] },
  sorry: { faulty: false, tags: ['apology'] },
  understands: { faulty: false, tags: ['empathy'] },
  neither: { faulty: true, tags: ['apology', 'empathy'], every: true },
  time: { faulty: false, tags: ['promise'] },
  notime: { faulty: true, tags: ['promise'] },
  settled: { faulty: false, tags: ['promise'] },
  further: { faulty: false, tags: ['further-help'] },
  nofurther: { faulty: true, tags: ['further-help'] },
  bye: { faulty: false, tags: ['closing'] },
  nobye: { faulty: true, tags: ['closing'] },
  intro: { faulty: false, tags: ['self-introduction'] },
  nointro: { faulty: true, tags: ['self-introduction'] },
  offer: { faulty: false, tags: ['offer-help'] },
}

/** Situations in which the apology or the time that is missing may be what is found. */
const COMPLAINTS = /^(later|mistake|attitude|slow|busy)-bad$/

/** What a label says of a line. @throws Error for a label nobody knows */
export function kindOf(subject: string, label: string): Kind {
  if (subject.startsWith('rude')) return { faulty: label.startsWith('rude'), tags: ['forbidden-phrase'] }
  const known = KINDS[label]
  if (known) return known
  if (!/-(good|bad|not)$/.test(label)) throw new Error(`lines of ${subject}: "${label}" is no label`)
  const faulty = label.endsWith('-bad')
  if (label.startsWith('privacy')) return { faulty, tags: ['privacy'] }
  return { faulty, tags: ['situation', 'apology', ...(COMPLAINTS.test(label) ? ['promise', 'empathy'] : [])] }
}
