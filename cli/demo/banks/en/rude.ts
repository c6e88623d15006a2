import type { Rude } from '../types.ts'

/** What no agent may say, in the places where it slips out. */
export const rude: Rude = {
  lead: { agent: ['Listen, ', 'I mean, ', 'Honestly, ', 'Well, [I tell you what, |]', 'Okay, okay, ', 'Right, so '] },
  exchanges: [
    {
      cue: {
        customer: [
          'Well, somebody has to do something about it, it has been [three days|a week].',
          'Who can I talk to then? I keep being passed around.',
          'Can you at least tell me when it will be fixed?',
          'Can you chase them up for me, please?',
        ],
      },
      rude: {
        agent: [
          'Look, [that is|this is] not my problem.',
          'That is not my department, you will have to [call|ask] somebody else.',
          'I do not know, [do not ask me|how should I know when they come].',
          'There is nothing I can do about it[, so there is no point in shouting|, full stop].',
          'We are too busy for that [right now|at the moment], you are not the only customer.',
          'That is not my job, [go and ask the engineers|talk to the shop].',
          'Well, go and talk to my boss about it, I cannot be bothered.',
          'I have no idea, call back in a few days or something.',
          'It has got nothing to do with me, I just answer the phone.',
        ],
      },
      retort: {
        customer: [
          'Excuse me?',
          'So who do I ask then?',
          'But it was you I was told to call.',
          'Wow. Okay.',
          'That is not very helpful.',
        ],
      },
    },
    {
      cue: {
        customer: [
          'Your colleague broke it last time, so it is up to you.',
          'You promised me that it would be done by today.',
          'I think you lot do this on purpose.',
          'I did everything exactly as it says and it still does not work.',
        ],
      },
      rude: {
        agent: [
          'That is not my fault[, is it|, I did not do it].',
          'I never said that, you [must have misheard|are making that up].',
          'That is impossible, [you must have done something wrong|it never happens].',
          'You should have read the contract[, everybody else does|].',
          'It is your own fault, [you broke it yourself|you should have called earlier].',
          'You need to calm down [or I will hang up|, it is only a phone line].',
          'Are you deaf? I said it is not us.',
          'Watch your mouth, I am not the one who broke it.',
          'Go ahead and complain then, [see if I care|nobody reads those].',
          'Stop yelling at me, I do not get paid enough for this.',
        ],
      },
      retort: {
        customer: [
          'How dare you talk to me like that?',
          'What is your name again?',
          'I would like to speak to your manager.',
          'I am not yelling, I am asking.',
          'Unbelievable.',
        ],
      },
    },
    {
      cue: {
        customer: [
          'Why does it have to be so complicated?',
          'Sorry, I still do not understand, could you say that again?',
          'Is it normal that it breaks after two months?',
          'Could you make an exception, just this once?',
        ],
      },
      rude: {
        agent: [
          'Those are the rules, [take it or leave it|deal with it].',
          'That is just company policy, I do not care whether you like it.',
          'It happens all the time, [no big deal|so do not make such a fuss].',
          'Even a child could understand that.',
          'I have already told you that twice, are you even listening?',
          'Just look it up on the website yourself.',
          'What you are asking for is ridiculous.',
          'You will just have to [live|put up] with it.',
          'Whatever, I do not make the rules.',
          'No means no, [end of story|what part of that do you not get].',
        ],
      },
      retort: {
        customer: [
          'There is no need to be rude.',
          'I am only asking.',
          'Right. Thanks for nothing.',
          'Could you be a little more patient, please?',
          'Hm. Okay then.',
        ],
      },
    },
    {
      queues: ['english-support'],
      cue: {
        customer: [
          'Sorry, the line is a bit, uh, can you hear me?',
          'It is the, um, the thing at the back, I do not know what you call it.',
          'You are taking quite a long time, is something wrong?',
        ],
      },
      rude: {
        agent: [
          'What? Speak up, I cannot understand a word you say.',
          'Huh? What did you say? Speak properly.',
          'I am new here, okay, so stop rushing me.',
          'If you do not like waiting then do not call.',
          'Come on, spit it out, I have not got all day.',
        ],
      },
      retort: {
        customer: ['I beg your pardon?', 'I was just asking.', 'All right, all right.', 'That was uncalled for.'],
      },
    },
  ],
  opening: {
    agent: [
      'Speak up or I am hanging up.',
      'Yeah, make it quick.',
      'Come on, talk, I have not got all day.',
      'What is it now?',
    ],
  },
  closing: {
    agent: [
      'If that is it, just hang up, will you.',
      'Are you done? I have other people waiting.',
      'So hang up then, I am busy.',
    ],
  },
}
