import fc from 'fast-check'
import type { Call } from '../../contract/index.ts'

// What people say, so that most rules have something to judge.
const SAID = [
  ...[
    '您好长城维修请问有什么可以帮您',
    '您好',
    '喂说话呀',
    '我是客服小王',
    '请稍等我帮您查一下',
    '让您久等了',
    '嗯',
    '嗯嗯',
    '好的',
  ],
  ...[
    '这不是我的错',
    '这不',
    '是我们的责任',
    '您刚才说不关我们的事',
    '听懂了吗',
    '你神经病啊',
    '请问还有什么可以帮您',
    '没有了谢谢',
  ],
  ...[
    '感谢您的来电再见',
    '再见',
    '算了不说了',
    '機器又壞了',
    '訂單 號 是 多 少',
    '',
    '。',
    '[noise]',
    '<unk>',
    '😀',
    'Ｈｅｌｌｏ',
  ],
  ...[
    'hello harper valley bank how can i help you',
    'my name is jennifer',
    'one moment please',
    'thanks for waiting',
    'mm hmm',
  ],
  ...[
    "that's not my problem",
    'calm down',
    'you idiot',
    'anything else today',
    'no thank you',
    'have a great day goodbye',
  ],
  // Trouble, and what is made of it.
  ...[
    '我要投诉，你们师傅把门撞坏了，气死我了',
    '非常抱歉给您添麻烦了，我理解您的心情',
    '我给您登记下来，明天上午十点前师傅上门',
    '物业费多少钱一平米',
    '物业费每平方米两块五，含保洁和绿化',
    '我把您的投诉登记下来上报主管，尽快给您答复',
    '请您把卡插到底再输一次密码看屏幕上显示什么',
    '约好的语音试听接通了',
    '您好能听到我说话吗',
    '衣服发错了怎么办',
    '拍个照片给我，可以给您补发也可以退款',
  ],
  ...[
    'you charged me twice this is a disgrace i am furious',
    "i'm so sorry about that i understand how frustrating it is",
    'our engineer will call you back tomorrow before noon',
    'i will have somebody look into it',
    'and could you read me the number on the back of your card please',
  ],
]

/** Where calls come from that have a form of their own. */
const CENTRES = [
  ...['after-sales', 'equipment', 'property', 'sales-office', 'shop', 'service-hotline', 'online-service'],
  'contact-centre',
]

/** Words that arbitrary rules listen for, too. */
export const WORDS = [
  ...['您好', '请稍等', '没办法', '不是', '我的错', '投诉', '再见', '久等了', '随便你', '不归我管', '发票', '您'],
  ...['hello', 'please wait', 'not my problem', 'sorry', 'refund', 'call you back', 'today', '小王', '长城维修'],
]

/** How the recogniser writes some of them, and how nobody else does. */
const VARIANTS = [
  ...['没班发', '梅办法', '随边你', '水便泥', '不贵我管', '让您九等了', '法票', '泥好', '您 好', '投訴', '發票'],
  ...['ＨＥＬＬＯ', 'hellos', 'pleasewait', 'so-rry', 'rèfund', 'refund', "sor'ry", '6222021234567890', '3'],
]

/** What stands between words, or alone: of every kind that texts are made of. */
const MARKS = [
  ...['，', '。', ' ', '…', '—', '！？', '"', '\n', '\t', '\u3000', '\u200b', '\u00ad', '\ufeff', '\u202e'],
  ...[
    '😀',
    '👨‍👩‍👧',
    '𠮷',
    '𝒽',
    'שלום',
    'مرحبا',
    'e\u0301',
    'Z\u0351\u036b\u0343',
    '한국',
    'ß',
    'İ',
    '[',
    '<',
    '(',
    '|',
  ],
]

/** Any text of the contract. */
export const anyText = fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => text.isWellFormed())

/** Words in a row, some of them misheard, with whatever stands between them. */
export const wordy = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 6, arbitrary: fc.constantFrom(...VARIANTS) },
      { weight: 3, arbitrary: fc.constantFrom(...MARKS) },
      { weight: 1, arbitrary: fc.constantFrom('一', '那个', '嗯', 'well', '了') },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((words) => words.join(''))

const long = fc.tuple(
  fc.constantFrom('说', '好的', 'word ', '😀', 'e\u0301', '您好'),
  fc.integer({ min: 50, max: 400 }),
)

const said = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom(...SAID) },
  { weight: 10, arbitrary: wordy },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 1, arbitrary: long.map(([text, times]) => text.repeat(times)) },
)

const segment = (channel: string) =>
  fc
    .record(
      {
        speaker: fc.constantFrom('agent', 'agent', 'customer', 'customer', 'ivr', 'supervisor', 'other', 'unknown'),
        start_ms: fc.oneof(
          fc.integer({ min: -5000, max: 90_000 }),
          fc.integer({ min: 0, max: 20 }).map((n) => n * 1000),
        ),
        length: fc.constantFrom(0, 300, 900, 2000, 7000),
        text: said,
        confidence: fc.constantFrom(0, 0.3, 0.6, 1),
        kind: fc.constantFrom('text', 'noise', 'image', 'card', 'system'),
      },
      { requiredKeys: ['speaker', 'start_ms', 'length', 'text'] },
    )
    // A chat may say an end, too.
    .map(({ length, ...rest }) =>
      channel === 'chat' && length !== 300 ? rest : { ...rest, end_ms: rest.start_ms + length },
    )

const BEGAN = Date.parse('2026-05-06T02:00:00Z')
const at = (ms: number) => new Date(BEGAN + ms).toISOString()

/** Any call of the contract, mostly such as call centres have. */
export const anyCall: fc.Arbitrary<Call> = fc.constantFrom('voice', 'voice', 'chat').chain((channel) =>
  fc.record(
    {
      schema: fc.constant('call.v1'),
      call_id: fc.constantFrom('c-1', 'c-2'),
      channel: fc.constant(channel),
      direction: fc.constantFrom('inbound', 'inbound', 'outbound'),
      queue: fc.constantFrom('售后', '维修'),
      language: fc.constantFrom('zh-CN', 'zh-CN', 'zh-Hant-TW', 'en', 'en-GB', 'fr'),
      agent: fc.constantFrom({ id: 'A1' }, { id: 'A1', name: '小王' }, { id: 'A1', name: '' }),
      customer: fc.constantFrom({}, { name: '王芳' }, { id: '7', name: 'Jo' }),
      started_at: fc.constant(at(0)),
      offered_at: fc.constantFrom(at(0), at(4000)),
      answered_at: fc.constantFrom(at(5000), at(5000), at(21_000)),
      ended_at: fc.constantFrom(at(95_000), at(300_000)),
      disposition: fc.constantFrom(
        undefined,
        undefined,
        'answered',
        'answered',
        'dropped',
        'voicemail',
        'abandoned',
        'unanswered',
      ),
      transferred_from: fc.constantFrom(undefined, undefined, undefined, { agent_id: 'A2' }),
      transferred_to: fc.constantFrom(undefined, undefined, undefined, undefined, {}, { queue: 'q' }),
      ring_count: fc.nat(6),
      ended_by: fc.constantFrom('agent', 'customer', 'system'),
      holds: fc.array(
        fc
          .tuple(fc.nat(60_000), fc.nat(20_000))
          .map(([start, length]) => ({ start_ms: start, end_ms: start + length })),
        { maxLength: 3 },
      ),
      attributes: fc.constantFrom(
        {},
        { company: '长城维修' },
        { company: null, department: 7 },
        { company: '' },
        { vip: true, level: 'gold', calls: 4, tags: ['x', 3] },
        { vip: 'true', level: 2, calls: '4', note: '曾投訴兩次' },
        ...CENTRES.map((centre) => ({ centre })),
      ),
      segments: fc.array(segment(channel), { maxLength: 14 }),
    },
    {
      requiredKeys: [
        ...([
          'schema',
          'call_id',
          'channel',
          'direction',
          'language',
          'agent',
          'started_at',
          'ended_at',
          'segments',
        ] as const),
      ],
    },
  ),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Call>
