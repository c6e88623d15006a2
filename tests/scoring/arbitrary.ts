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
]

const said = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SAID) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => text.isWellFormed()) },
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
    .map(({ length, ...rest }) => (channel === 'chat' ? rest : { ...rest, end_ms: rest.start_ms + length }))

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
      language: fc.constantFrom('zh-CN', 'zh-CN', 'zh-Hant-TW', 'en', 'en-GB', 'fr'),
      agent: fc.constantFrom({ id: 'A1' }, { id: 'A1', name: '小王' }, { id: 'A1', name: '' }),
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
      transferred_to: fc.constantFrom(undefined, undefined, undefined, undefined, {}, { queue: 'q' }),
      ring_count: fc.nat(6),
      ended_by: fc.constantFrom('agent', 'customer', 'system'),
      holds: fc.array(
        fc
          .tuple(fc.nat(60_000), fc.nat(20_000))
          .map(([start, length]) => ({ start_ms: start, end_ms: start + length })),
        { maxLength: 3 },
      ),
      attributes: fc.constantFrom({}, { company: '长城维修' }, { company: null, department: 7 }, { company: '' }),
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
