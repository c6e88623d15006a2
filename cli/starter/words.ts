/** What the sample files of a pack of one's own say, by the language of the calls it is for. */
export interface Words {
  /** Added to the shipped list of forbidden phrases. */
  forbidden: string
  /** What the sample rule listens for, and what it spares. */
  any: string
  except: string
  finding: string
  nearMisses: [name: string, line: string][]
}

export const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    forbidden: '这事别来问我',
    any: '[(快点|赶紧|赶快)(说|讲)]',
    except: '[我(会|马上)]',
    finding: '您[[快点说]]，后面还有人',
    nearMisses: [
      ['催的是自己 hurries himself', '{ agent: 我马上赶紧说明情况 }'],
      ['是客户在催 the customer hurries', '{ customer: 你快点说 }'],
    ],
  },
  en: {
    forbidden: "that's above my pay grade",
    any: '[(hurry up|be quick)]',
    except: "[(I'll|I will|let me)…(hurry up|be quick)]",
    finding: 'Please [[hurry up]], there are others waiting.',
    nearMisses: [
      ['催的是自己 hurries himself', '{ agent: "I\'ll hurry up with it." }'],
      ['是客户在催 the customer hurries', '{ customer: Please hurry up. }'],
    ],
  },
}
