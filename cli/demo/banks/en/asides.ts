import type { Aside } from '../types.ts'

/** Small talk. */
export const asides: readonly Aside[] = [
  [
    { customer: 'It is pouring with rain here, I hope you can hear me.' },
    { agent: 'I can hear you fine, it is wet here as well.' },
  ],
  [{ agent: 'Is that a dog I hear in the background?' }, { customer: 'Yes, that is Bella, she hates the phone.' }],
  [{ customer: 'Sorry, I am on a train, it may cut out.' }, { agent: 'No worries, I will speak slowly.' }],
  [{ customer: 'You must get a lot of these calls today.' }, { agent: 'A few, but I am happy to help.' }],
  [
    { customer: 'I am no good with computers, I am seventy eight.' },
    { agent: 'You are doing very well, we will do it step by step.' },
  ],
  [{ agent: 'You have been with us since 2014, I see.' }, { customer: 'Has it been that long? Goodness.' }],
]

/** Words and moments that look like a fault and are none. */
export const look_alikes: readonly Aside[] = [
  [
    { customer: 'The last person told me it is not my problem, can you believe it?' },
    { agent: 'That should not have been said to you, I will pass it on.' },
  ],
  [{ customer: 'I hold two accounts with you, by the way.' }, { agent: 'Yes, I see both accounts you hold with us.' }],
  [
    { agent: 'I would never tell you that is not my problem, I will look after it myself.' },
    { customer: 'Well, that is a change.' },
  ],
  [{ customer: 'Is it my fault that it broke?' }, { agent: 'No, it is not your fault at all, the part was faulty.' }],
  [{ customer: 'Please do not tell me to calm down.' }, { agent: 'I will not, you have every reason to be cross.' }],
  [
    { customer: 'I do not know, there is nothing I can do from here.' },
    { agent: 'That is all right, there is a lot I can do from here.' },
  ],
  [{ customer: 'Is that a problem?' }, { agent: 'Not a problem at all, that is what we are here for.' }],
  [{ customer: 'Whose department is that?' }, { agent: 'It is another department, but I will talk to them for you.' }],
  [
    { customer: 'He said those are the rules, take it or leave it.' },
    { agent: 'I am sure we can find a better answer than that.' },
  ],
  [
    { customer: 'What do you want me to do with the old box?' },
    { agent: 'You can keep it, or send it back with the label in the parcel.' },
  ],
  [{ customer: 'Get down, I said get down! Not you, the cat.' }, { agent: 'Ha, I thought so, take your time.' }],
  [{ customer: 'Do I have to live with it?' }, { agent: 'You do not have to live with it, we will replace it.' }],
]

export const cut_ins: readonly Aside[] = [
  [{ customer: 'Sorry to cut you off, is there a charge for that?' }, { agent: 'No, it is free of charge.' }],
  [{ customer: 'Wait, sorry, which day was that?' }, { agent: 'Tomorrow, before noon.' }],
  [{ customer: 'Excuse me, let me get a pen... okay, go on.' }, { agent: 'Sure, I will say it slowly.' }],
  [{ customer: 'Sorry, can I just ask, does it have to be me at home?' }, { agent: 'No, any adult is fine.' }],
]

export const outage: readonly Aside[] = [
  [
    { customer: 'Is your website down? I only get a blank page.' },
    { agent: 'It is, our systems have trouble this week, I will note it down by hand for you.' },
  ],
  [
    { customer: 'I was in the queue for half an hour, what is going on?' },
    { agent: 'We have an outage and a lot of calls, I do apologise for that.' },
  ],
  [
    { customer: 'Yesterday you said it would be back today!' },
    { agent: 'I understand, the technicians are working on it day and night.' },
  ],
]
