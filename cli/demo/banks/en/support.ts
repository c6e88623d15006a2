import type { Exchange, Scenario } from '../types.ts'

const who: Exchange = {
  agent: [
    'May I have your account number, please?',
    'What is the account number?',
    'Can you read me your account number?',
  ],
  customer: ['It is {order}.', 'Sure, {order}.', 'Uh, let me see, {order}, I think.'],
}

const name: Exchange = {
  agent: ['Can I take your full name and postcode?', 'What is the name on the account?', 'And your name, please?'],
  customer: ['It is {customer}.', '{caller}, it is under my name.', 'The name is {caller}.'],
}

const which_order: Exchange = {
  agent: ['Do you have the order number there?', 'Can you read me the order number from your confirmation email?'],
  customer: ['It is {order}.', 'The {product}, number {order}.', 'Order {order}, placed on the web.'],
}

export const support: readonly Scenario[] = [
  {
    id: 'broadband-down',
    ticket: 'repair',
    category: 'repair',
    departments: ['Field Service'],
    stories: [
      {
        reason: [
          'my broadband has been down since last night.',
          'the internet is not working, there is a red light on the box.',
        ],
        steps: [
          who,
          {
            agent: ['Is the landline working at all?'],
            customer: ['No, the phone is dead too.', 'I do not have one.'],
          },
          {
            agent: [
              'Could you unplug the power for thirty seconds and plug it back in?',
              'Would you check that the grey cable is pushed all the way in?',
            ],
            customer: ['Okay, done. Still red.', 'Right, I did. No change.'],
          },
        ],
        finding: {
          agent: [
            'I can see an outage on your street, the crew has been there since this morning.',
            'The line test shows a fault about two hundred metres from your house.',
          ],
          customer: ['Ah, so it is not just me.', 'Okay, and when will that be fixed?'],
        },
        solving: {
          agent: [
            'It should be back within {hours} hours, and the lost days come off your bill.',
            'The engineers are on it and you get a text when it is up again.',
          ],
          customer: ['All right, that works.', 'Okay, good.'],
        },
      },
      {
        reason: [
          'I pay for {speed} megabits and I get about ten, it is useless.',
          'my wifi keeps dropping every few minutes, I work from home.',
        ],
        steps: [
          name,
          {
            agent: ['Are you connected by cable or over wifi?'],
            customer: ['Wifi, but the cable is the same.', 'Only wifi.'],
          },
          {
            agent: ['Have you restarted the router already?'],
            customer: ['Yes, three times.', 'I turned it off and on again, yes.'],
          },
        ],
        finding: {
          agent: [
            'Your profile was set to the wrong speed after the last upgrade.',
            'I can see a lot of errors on your line since last week.',
          ],
          customer: ['That explains a lot.', 'So somebody has to come out?'],
        },
        solving: {
          agent: [
            'I have corrected it from here, please restart the router once more and you should see the full speed.',
            'I have booked an engineer for {soon} in the morning, free of charge, and he will call ahead.',
          ],
          customer: ['All right, I will do that.', 'Great, I will be at home.'],
        },
      },
    ],
  },
  {
    id: 'billing-dispute',
    ticket: 'complaint',
    category: 'complaint',
    departments: ['Billing', 'Field Service'],
    complaint: true,
    stories: [
      {
        reason: [
          'you have charged me {amount} dollars and I have no idea what for.',
          'I was charged twice for the same month, again.',
        ],
        steps: [
          who,
          {
            agent: ['Which month is the bill for?'],
            customer: ['April, the big one.', 'The last one, I got it {date}.'],
          },
        ],
        finding: {
          agent: [
            'I see two payments of {amount} dollars, the second one is a duplicate.',
            'There is a payment of {amount} dollars that belongs to another account.',
          ],
          customer: ['So I was right.', 'And how did that happen?'],
        },
        solving: {
          agent: [
            'I have refunded {amount} dollars, it will be on your card in three to five working days.',
            'The money goes back today, and a supervisor will confirm it within {hours} hours.',
          ],
          customer: ['Okay, I will keep an eye on it.', 'Fine, that is what I wanted.'],
        },
      },
      {
        reason: [
          'I cancelled in March and you are still taking money from my card!',
          'there is a cancellation fee on my bill that nobody told me about.',
        ],
        steps: [
          name,
          {
            agent: ['Did you get a confirmation when you cancelled?'],
            customer: ['I did, I have the email right here.', 'No, the man on the phone said it was done.'],
          },
        ],
        finding: {
          agent: [
            'The cancellation was noted but the billing was never switched off on our side.',
            'The fee was added automatically and it should have been waived.',
          ],
          customer: ['So what are you going to do about it?', 'Right. And my money?'],
        },
        solving: {
          agent: [
            'I have closed the account as of today, and {amount} dollars go back to your card.',
            'It is off your bill now, and I am sending you a new statement.',
          ],
          customer: ['Good. I want that in writing, please.', 'Okay then.'],
        },
      },
    ],
  },
  {
    id: 'password-reset',
    ticket: 'consultation',
    category: 'technical',
    departments: ['Online Services'],
    stories: [
      {
        reason: [
          'I cannot log in, it says my password is wrong.',
          'I am locked out of my account, I tried too many times.',
        ],
        steps: [
          name,
          {
            agent: ['Do you see any message on the screen?'],
            customer: ['It just says try again later.', 'It says invalid credentials.'],
          },
        ],
        finding: {
          agent: ['The account was locked after five attempts, which is a safety measure.'],
          customer: ['Oh, that was probably my son.', 'Okay, can you open it?'],
        },
        solving: {
          agent: [
            'I have unlocked it and sent a link, it stays valid for an hour.',
            'It is open again, please use the link in your inbox to set a new password.',
          ],
          customer: ['Yes, got it, I am in.', 'It works, thank you so much.'],
        },
      },
      {
        reason: [
          'the reset email never arrives, I checked the spam folder too.',
          'I got a new phone and the codes go to the old one.',
        ],
        steps: [
          who,
          {
            agent: ['When did you last log in without a problem?'],
            customer: ['About a month ago.', 'It was {date}, I think.'],
          },
        ],
        finding: {
          agent: [
            'The details on file have a typing error, so nothing reaches you.',
            'The old details are still the ones we send to.',
          ],
          customer: ['Ah, that explains it.', 'Can you change that?'],
        },
        solving: {
          agent: ['I have corrected it and sent it again, do you see it?', 'It is updated, please try once more.'],
          customer: ['Yes, there it is, brilliant.', 'Yes, it came through.'],
        },
      },
    ],
  },
  {
    id: 'refund',
    ticket: 'refund',
    category: 'service',
    departments: ['Fulfilment', 'Billing'],
    stories: [
      {
        reason: [
          'I sent back the {product} two weeks ago and I have not seen my money.',
          'your website says refunds take five days, it has been twelve.',
        ],
        steps: [
          which_order,
          {
            agent: ['Do you have the return tracking number?'],
            customer: ['I handed it in at the counter {date}.', 'Yes, it ends in {phone4}.'],
          },
          {
            agent: ['Did you pay by card or by voucher?'],
            customer: ['By card, the one ending in {ticket4}.', 'By card.'],
          },
        ],
        finding: {
          agent: [
            'The parcel reached the warehouse {date} and it has been checked.',
            'The refund was started but stopped, because the card had expired.',
          ],
          customer: ['So why is there no money yet?', 'Okay, and now?'],
        },
        solving: {
          agent: [
            'I have released {amount} dollars just now, it takes up to 48 hours to show.',
            'I have moved the refund to a bank transfer, you get a mail when it is through.',
          ],
          customer: ['Perfect.', 'Good, thank you.'],
        },
      },
      {
        reason: [
          'I would like to return the {product}, it is not what I expected.',
          'I ordered the wrong {product}, can I get a refund?',
        ],
        steps: [
          which_order,
          {
            agent: ['Was the packaging still sealed?', 'Have you opened it already?'],
            customer: ['I opened it, but everything is in there.', 'No, it is as it came.'],
          },
        ],
        finding: {
          agent: ['It is within the thirty days, so you can send it back free of charge.'],
          customer: ['That is good to know.', 'And how do I do that?'],
        },
        solving: {
          agent: [
            'The label is in your inbox, hand it in at any counter.',
            'I have booked a pick-up for {soon}, just leave it at the door.',
          ],
          customer: ['Okay, I will do that.', 'Great, that is easy.'],
        },
      },
    ],
  },
  {
    id: 'parcel-late',
    ticket: 'order',
    category: 'service',
    departments: ['Fulfilment'],
    stories: [
      {
        reason: [
          'my {product} was supposed to be here {date} and it is not.',
          'the tracking has not moved for five days.',
          'where is my {product}? I need it for the weekend.',
        ],
        steps: [
          which_order,
          {
            agent: ['Is the delivery address still {street}?'],
            customer: ['Yes, that is right.', 'It is, number {room}.'],
          },
        ],
        finding: {
          agent: [
            'It has been sitting at the sorting centre for days.',
            'The label was damaged, so it went back to us.',
          ],
          customer: ['Great. And now?', 'How long will that take then?'],
        },
        solving: {
          agent: [
            'I have asked {courier} to bring it out first thing tomorrow.',
            'I am sending you a new one today by express, at no cost.',
          ],
          customer: ['Okay, tomorrow is fine.', 'That would be great.'],
        },
      },
      {
        reason: ['it says delivered, but I have not got anything.'],
        steps: [
          which_order,
          {
            agent: ['Could a neighbour have taken it in?', 'Did the courier leave a card?'],
            customer: ['I asked them, nothing.', 'No card, no call, nothing at all.'],
          },
        ],
        finding: {
          agent: ['The driver marked it as delivered at a pick-up shop round the corner.'],
          customer: ['Nobody told me that.', 'Oh, which one?'],
        },
        solving: {
          agent: ['You can pick it up in {street}, I have just texted you the code.'],
          customer: ['All right, I will go there after work.', 'Okay, thanks.'],
        },
      },
    ],
  },
  {
    id: 'invoice',
    ticket: 'consultation',
    category: 'consultation',
    departments: ['Billing'],
    stories: [
      {
        reason: ['I need an invoice with our company name on it.', 'the company name on the invoice is wrong.'],
        steps: [
          who,
          {
            agent: ['What is the exact company name?'],
            customer: ['{company2}.', 'It is {company2}, one word after the other.'],
          },
          { agent: ['Shall I send it by email or by post?'], customer: ['Email is fine.', 'By email, please.'] },
        ],
        finding: {
          agent: ['I have it here, {amount} dollars, it has to be issued again.'],
          customer: ['That is the one.', 'How long does that take?'],
        },
        solving: {
          agent: [
            'It is on its way to your inbox, with the right name on it.',
            'You will have the new one within {hours} hours.',
          ],
          customer: ['Got it, that was fast.', 'Wonderful.'],
        },
      },
      {
        reason: [
          'I cannot find my invoice for April anywhere.',
          'our accountant needs all the invoices from last year.',
        ],
        steps: [name, who],
        finding: {
          agent: ['I can see them, they are all in your archive, under documents.'],
          customer: ['Oh, there is an archive?', 'I never saw that.'],
        },
        solving: {
          agent: ['I have put them in one file and sent you the link.'],
          customer: ['Great, that saves me a lot of time.', 'Lovely.'],
        },
      },
    ],
  },
  {
    id: 'card-swallowed',
    ticket: 'repair',
    category: 'repair',
    departments: ['Field Service'],
    stories: [
      {
        reason: [
          'the cash machine has just swallowed my card.',
          'your machine in {street} kept my card and gave me no money.',
          'the ATM took my card and then the screen went black.',
        ],
        steps: [
          name,
          {
            agent: ['Where exactly is the machine?'],
            customer: ['In {street}, next to the supermarket.', 'The one in {street}.'],
          },
          {
            agent: ['Was there a message on the screen?'],
            customer: ['It said please contact your bank.', 'It just went dark.'],
          },
        ],
        finding: {
          agent: [
            'I can see the machine reported a fault at that time, your card is inside and nothing was booked.',
            'There was a power cut in {street}, the card is retained and the transaction was reversed.',
          ],
          customer: ['Can I have it back?', 'So I did not lose the money?'],
        },
        solving: {
          agent: [
            'I have blocked the card and a new one will be with you by {soon}.',
            'An engineer opens it within {hours} hours and the branch will call you, your money is safe.',
          ],
          customer: ['That is a relief.', 'Fine, please do that.'],
        },
      },
    ],
  },
  {
    id: 'change-address',
    ticket: 'consultation',
    category: 'service',
    departments: ['Online Services', 'Billing'],
    stories: [
      {
        reason: [
          'I am moving next month and need to change my address.',
          'can I take my contract with me to a new flat?',
        ],
        steps: [
          who,
          { agent: ['What is the new address?'], customer: ['{street}, number {room}.', 'It is in {street}.'] },
          {
            agent: ['From what date should it change?'],
            customer: ['From {soon}, please.', 'From the first, please.'],
          },
        ],
        finding: {
          agent: [
            'The new place is in our network, so the contract can move with you.',
            'There is a line there already, so no engineer is needed.',
          ],
          customer: ['That is good news.', 'Do I have to pay for that?'],
        },
        solving: {
          agent: [
            'There is no charge, just plug the box in when you are there.',
            'It is all set, you get a letter to confirm it.',
          ],
          customer: ['Lovely, thank you.', 'That was easy.'],
        },
      },
      {
        reason: ['we have moved and your letters still go to the old place.'],
        steps: [name, { agent: ['Where should they go from now on?'], customer: ['To {street}, number {room}.'] }],
        finding: {
          agent: ['I see two addresses here, the billing one was never changed.'],
          customer: ['Ah, so that is why.'],
        },
        solving: { agent: ['I have changed both, and the last bill is sent again.'], customer: ['Perfect.', 'Great.'] },
      },
    ],
  },
]
