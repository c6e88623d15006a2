import type { Exchange, Scenario } from '../types.ts'

const desks = ['Billing', 'Field Service', 'Fulfilment']

const who: Exchange = {
  agent: [
    'May I have your account number, please?',
    'Can I take your full name and postcode?',
    'Could you give me the last four digits of your phone number?',
    'What is the name on the account?',
    'Can I have the email address you registered with?',
  ],
  customer: [
    'It is {order}.',
    '{customer}, and it ends in {phone4}.',
    'Sure, {phone4}.',
    'It is under my name, {customer}.',
    'Uh, let me see, {order}, I think.',
  ],
}

const order: Exchange = {
  agent: [
    'Do you have the order number there?',
    'Which order is that about?',
    'Can you read me the order number from your confirmation email?',
  ],
  customer: [
    'It is {order}.',
    'The {product}, number {order}.',
    'One second, {order}.',
    'Order {order}, placed on {date}.',
  ],
}

export const support: readonly Scenario[] = [
  {
    id: 'broadband-down',
    ticket: 'repair',
    category: 'repair',
    departments: ['Field Service'],
    reason: [
      'my broadband has been down since last night.',
      'the internet is not working, there is a red light on the box.',
      'I pay for {speed} megabits and I get about ten, it is useless.',
      'my wifi keeps dropping every few minutes, I work from home.',
    ],
    steps: [
      who,
      {
        agent: [
          'Which lights can you see on the router?',
          'Are you connected by cable or over wifi?',
          'Have you restarted the router already?',
          'Is the landline working at all?',
        ],
        customer: [
          'One green and one red, the red one blinks.',
          'Wifi, but the cable is the same.',
          'Yes, three times.',
          'No, the phone is dead too.',
          'I think so, I turned it off and on again.',
        ],
      },
      {
        agent: [
          'Could you unplug the power for thirty seconds and plug it back in?',
          'Would you check that the grey cable is pushed all the way in?',
        ],
        customer: [
          'Okay, doing that now. Still red.',
          'It was loose, actually. No, still nothing.',
          'Right, it is rebooting. No change.',
        ],
      },
    ],
    finding: {
      agent: [
        'I can see an outage on your street, the crew has been there since this morning.',
        'The line test shows a fault about two hundred metres from your house.',
        'Your profile was set to the wrong speed after the last upgrade.',
      ],
      customer: [
        'Ah, so it is not just me.',
        'So somebody has to come out?',
        'That explains a lot.',
        'Okay, and when will that be fixed?',
      ],
    },
    solving: {
      agent: [
        'It should be back within {hours} hours, and the lost days come off your bill.',
        'I have booked an engineer for {soon} in the morning, free of charge, and he will call ahead.',
        'I have corrected the profile, please restart the router and you should see the full speed.',
      ],
      customer: ['All right, that works.', 'Great, I will be at home.', 'Oh yes, that is much better.'],
    },
  },
  {
    id: 'billing-dispute',
    ticket: 'complaint',
    category: 'complaint',
    departments: ['Billing'],
    complaint: true,
    reason: [
      'you have charged me {amount} dollars and I have no idea what for.',
      'I cancelled in March and you are still taking money from my card!',
      'there is a fee on my bill that nobody told me about.',
      'I was charged twice for the same month, again.',
    ],
    steps: [
      who,
      {
        agent: [
          'Which month is the bill for?',
          'Did you get a confirmation when you cancelled?',
          'Can you tell me the date of the charge?',
        ],
        customer: [
          'The one from {date}.',
          'I did, I have the email right here.',
          'No, the man on the phone said it was done.',
          'April, the big one.',
        ],
      },
    ],
    finding: {
      agent: [
        'I see two payments of {amount} dollars on {date}, the second one is a duplicate.',
        'The cancellation was noted but the billing was never switched off on our side.',
        'The fee is for early termination, it was added automatically and it should have been waived.',
      ],
      customer: ['So I was right.', 'And how did that happen?', 'So what are you going to do about it?'],
    },
    solving: {
      agent: [
        'I have refunded {amount} dollars, it will be on your card in three to five working days.',
        'I have closed the account as of today and a supervisor will confirm it within {hours} hours.',
        'The fee is off your bill now, and I am sending you a new statement.',
      ],
      customer: [
        'Okay, I will keep an eye on it.',
        'Good. I want that in writing, please.',
        'Fine, that is what I wanted.',
      ],
    },
  },
  {
    id: 'password-reset',
    ticket: 'consultation',
    category: 'technical',
    departments: desks,
    reason: [
      'I cannot log in, it says my password is wrong.',
      'I am locked out of my account, I tried too many times.',
      'the reset email never arrives, I checked the spam folder too.',
      'I got a new phone and the codes go to the old one.',
    ],
    steps: [
      who,
      {
        agent: [
          'When did you last log in without a problem?',
          'Do you see any message on the screen?',
          'Is that on the app or on the website?',
        ],
        customer: [
          'About a month ago.',
          'It just says try again later.',
          'On the app, the website is the same.',
          'It says invalid credentials.',
        ],
      },
    ],
    finding: {
      agent: [
        'The account was locked after five attempts, which is a safety measure.',
        'The address on file has a typing error, so the mail goes nowhere.',
        'Your old number is still the one for the codes.',
      ],
      customer: ['Oh, that was probably my son.', 'Ah, that explains it.', 'Can you change that?'],
    },
    solving: {
      agent: [
        'I have unlocked it and sent a link, it stays valid for an hour.',
        'I have corrected the address and sent the link again, do you see it?',
        'The new number is in, please try with the next code.',
      ],
      customer: ['Yes, got it, I am in.', 'Yes, there it is, brilliant.', 'It works, thank you so much.'],
    },
  },
  {
    id: 'refund',
    ticket: 'refund',
    category: 'service',
    departments: ['Fulfilment', 'Billing'],
    reason: [
      'I sent back the {product} two weeks ago and I have not seen my money.',
      'I would like to return the {product}, it is not what I expected.',
      'your website says refunds take five days, it has been twelve.',
      'I ordered the wrong size, can I get a refund?',
    ],
    steps: [
      order,
      {
        agent: [
          'Do you have the return tracking number?',
          'Was the packaging still sealed?',
          'Did you pay by card or by voucher?',
        ],
        customer: [
          'It is {order}.',
          'I opened it, but everything is in there.',
          'By card, the one ending in {phone4}.',
          'It was left at the counter on {date}.',
        ],
      },
    ],
    finding: {
      agent: [
        'The parcel reached the warehouse on {date} and it has been checked.',
        'It is within the thirty days, so you can send it back free of charge.',
        'The refund was started but stopped, because the card had expired.',
      ],
      customer: ['So why is there no money yet?', 'That is good to know.', 'Oh, I have a new card now.'],
    },
    solving: {
      agent: [
        'I have released {amount} dollars just now, it takes up to 48 hours to show.',
        'The label is in your inbox, hand it in at any counter.',
        'I have moved the refund to your new card, you get a mail when it is through.',
      ],
      customer: ['Perfect.', 'Okay, I will do that tomorrow.', 'Good, thank you.'],
    },
  },
  {
    id: 'parcel-late',
    ticket: 'order',
    category: 'service',
    departments: ['Fulfilment'],
    reason: [
      'my parcel was supposed to be here on {date} and it is not.',
      'the tracking has not moved for five days.',
      'it says delivered, but I have not got anything.',
      'where is my {product}? I need it for the weekend.',
    ],
    steps: [
      order,
      {
        agent: [
          'Is the delivery address still {street}?',
          'Could a neighbour have taken it in?',
          'Did the courier leave a card?',
        ],
        customer: [
          'Yes, that is right.',
          'I asked them, nothing.',
          'No card, no call, nothing at all.',
          'It is, number {phone4}.',
        ],
      },
    ],
    finding: {
      agent: [
        'It has been sitting at the sorting centre since {date}.',
        'The driver marked it as delivered at a pick-up shop round the corner.',
        'The label was damaged, so it went back to us.',
      ],
      customer: ['Great. And now?', 'Nobody told me that.', 'How long will that take then?'],
    },
    solving: {
      agent: [
        'I have asked {courier} to bring it out first thing tomorrow.',
        'I am sending you a new one today by express, at no cost.',
        'You can pick it up until {soon}, I have just texted you the code.',
      ],
      customer: ['Okay, tomorrow is fine.', 'That would be great.', 'All right, I will go there after work.'],
    },
  },
  {
    id: 'invoice',
    ticket: 'consultation',
    category: 'consultation',
    departments: ['Billing'],
    reason: [
      'I need an invoice with our company name on it.',
      'the tax number on the invoice is wrong.',
      'I cannot find my invoice for April anywhere.',
      'our accountant needs all the invoices from last year.',
    ],
    steps: [
      who,
      {
        agent: [
          'What is the exact company name?',
          'Shall I send it by email or by post?',
          'What is the invoice number, if you have it?',
        ],
        customer: ['{company2}.', 'Email is fine.', 'It ends in {phone4}.', 'By post, please, to {street}.'],
      },
    ],
    finding: {
      agent: [
        'I have it here, {amount} dollars, dated {date}.',
        'I can see twelve of them, they are all in your archive.',
        'The old one has to be cancelled first, then I can issue it again.',
      ],
      customer: ['That is the one.', 'Oh, there is an archive?', 'How long does that take?'],
    },
    solving: {
      agent: [
        'It is on its way to your inbox, with the right name on it.',
        'You will have the new one within {hours} hours.',
        'I have put them all in one file and sent you the link.',
      ],
      customer: ['Got it, that was fast.', 'Wonderful.', 'Great, that saves me a lot of time.'],
    },
  },
  {
    id: 'card-swallowed',
    ticket: 'repair',
    category: 'repair',
    departments: ['Field Service'],
    reason: [
      'the cash machine has just swallowed my card.',
      'your machine in {street} kept my card and gave me no money.',
      'the ATM took my card and then the screen went black.',
    ],
    steps: [
      who,
      {
        agent: ['Where exactly is the machine?', 'Was there a message on the screen?', 'Did any money come out?'],
        customer: [
          'In {street}, next to the supermarket.',
          'It said please contact your bank.',
          'No, nothing, but the receipt says {amount}.',
          'It just went dark.',
        ],
      },
    ],
    finding: {
      agent: [
        'I can see the machine reported a fault at that time.',
        'The card is retained and the transaction was reversed.',
        'There was a power cut in {street}, it is back up since ten minutes ago.',
      ],
      customer: ['Can I have it back?', 'So I did not lose the money?', 'And what do I do now?'],
    },
    solving: {
      agent: [
        'I have blocked the card and a new one will be with you by {soon}.',
        'An engineer opens it within {hours} hours and the branch will call you.',
        'The {amount} dollars are back on your account tonight.',
      ],
      customer: ['Okay, good.', 'That is a relief.', 'Fine, please do that.'],
    },
  },
  {
    id: 'change-address',
    ticket: 'consultation',
    category: 'service',
    departments: desks,
    reason: [
      'I am moving next month and need to change my address.',
      'we have moved and your letters still go to the old place.',
      'can I take my contract with me to a new flat?',
    ],
    steps: [
      who,
      {
        agent: ['What is the new address?', 'From what date should it change?', 'Do you want to keep the same number?'],
        customer: [
          '{street}, number {phone4}.',
          'From {soon}, please.',
          'Yes, if that is possible.',
          'It is in {street}.',
        ],
      },
    ],
    finding: {
      agent: [
        'The new place is in our network, so the contract can move with you.',
        'I see two addresses here, the billing one was never changed.',
        'There is a line there already, so no engineer is needed.',
      ],
      customer: ['That is good news.', 'Ah, so that is why.', 'Do I have to pay for that?'],
    },
    solving: {
      agent: [
        'It is all set for {soon}, you get a letter to confirm it.',
        'I have changed both, and the last bill is sent again.',
        'There is no charge, just plug the box in when you are there.',
      ],
      customer: ['Lovely, thank you.', 'That was easy.', 'Perfect.'],
    },
  },
]
