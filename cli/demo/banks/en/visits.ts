import type { Scenario } from '../types.ts'

/** Outbound calls in English: the first step says why we call. */
export const visits: readonly Scenario[] = [
  {
    id: 'repair-visit',
    category: 'repair',
    departments: ['Field Service'],
    stories: [
      {
        steps: [
          {
            agent: [
              'I am calling about the repair you had, I would like to know if everything works now.',
              'Our engineer was with you the other day and I wanted to check that the line is stable.',
            ],
            customer: ['Yes, it has been fine since then.', 'It is, he was very good.', 'Oh yes, all good here.'],
          },
          {
            agent: ['How would you rate the visit, from one to five?'],
            customer: ['Five, definitely.', 'He was a bit late, so four.'],
          },
        ],
        finding: {
          agent: [
            'I can see no more faults on your line since then.',
            'The report says he replaced the box, so you have two years of warranty.',
          ],
          customer: ['Good to know.', 'Great.'],
        },
        solving: {
          agent: [
            'I will close the ticket then, and you can always refer to the same number.',
            'I have noted your feedback for the engineer.',
          ],
          customer: ['All right.', 'Sure, okay.'],
        },
      },
    ],
  },
  {
    id: 'complaint-visit',
    category: 'complaint',
    departments: ['Billing'],
    stories: [
      {
        steps: [
          {
            agent: [
              'I am calling about the complaint you made {date}, do you have two minutes?',
              'We have looked into your complaint and I wanted to tell you the outcome in person.',
            ],
            customer: ['Yes, go on.', 'Finally. Yes, I am listening.', 'I am at work, but okay.'],
          },
        ],
        finding: {
          agent: [
            'It turned out that the mistake was ours, a form was filed under the wrong name.',
            'The charge of {amount} dollars was wrong and it has been cancelled.',
          ],
          customer: ['I knew it.', 'Okay, that is fair.'],
        },
        solving: {
          agent: [
            'You get a credit of {amount2} dollars on the next bill.',
            'I am your contact from now on, my direct extension is {number}.',
          ],
          customer: ['I appreciate that.', 'Good, thank you for calling back.'],
        },
      },
    ],
  },
]
