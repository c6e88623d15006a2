import type { Scenario } from '../types.ts'

/** Outbound calls in Chinese: the first step says why we call. */
export const visits: readonly Scenario[] = [
  {
    id: 'repair-visit',
    category: 'repair',
    departments: ['客户服务中心'],
    stories: [
      {
        steps: [
          {
            agent: [
              '前两天您报修的问题，我们的师傅处理过了，想跟您确认一下现在是不是正常了？',
              '打这个电话是想做个维修回访，修好以后还有没有再出问题？',
              '您上次的那张维修单已经完工，耽误您一分钟，问问效果怎么样。',
            ],
            customer: ['好了好了，没问题了。', '现在是好的，就是师傅来晚了一点。', '可以的，师傅挺专业。'],
          },
          { agent: ['满分五分的话，这次维修您愿意打几分？'], customer: ['打五分吧。', '四分，来晚了半个小时。'] },
        ],
        finding: {
          agent: ['我看到单子上师傅写的是更换了配件，保修三个月。', '系统里这张单到今天就可以结案了。'],
          customer: ['哦，好的。', '行，知道了。'],
        },
        solving: {
          agent: ['您的评价我记下来了，保修期内再坏，报这个单号就行。', '那我这边给您结案，意见我转告给班长。'],
          customer: ['好的。', '嗯，可以。'],
        },
      },
    ],
  },
  {
    id: 'fee-reminder',
    category: 'service',
    departments: ['客户服务中心'],
    stories: [
      {
        steps: [
          {
            agent: [
              '想提醒您一下，这个月的费用{amount}元还没有到账，不知道您收到账单没有？',
              '您这边有一笔{amount}元的账单快到期了，跟您说一声。',
            ],
            customer: ['没收到啊，哪里看？', '我不是自动扣的吗？'],
          },
        ],
        finding: {
          agent: [
            '自动扣款那天余额差了一点，所以没扣成功，账单也发到旧号码去了。',
            '账单是{date}发到尾号{phone4}的手机上的，扣款没有成功。',
          ],
          customer: ['哦，那个号不用了。', '哦，那我充一下。'],
        },
        solving: {
          agent: ['不着急，月底之前都不会有滞纳金。', '我把新号码改上，账单重新发一份。'],
          customer: ['好，我今天就弄。', '行，麻烦你。'],
        },
      },
    ],
  },
  {
    id: 'complaint-visit',
    category: 'complaint',
    departments: ['客户服务中心'],
    stories: [
      {
        steps: [
          {
            agent: [
              '您上次投诉的事情有结果了，想跟您汇报一下，现在方便吗？',
              '关于您{date}反映的问题，我们内部已经核实完了，给您回个话。',
            ],
            customer: ['嗯，你说。', '终于来电话了，你讲。', '我在开车，长话短说。'],
          },
        ],
        finding: {
          agent: ['核实下来责任在我们，当班的同事已经重新培训。', '处理方案是减免{amount2}元，另外由班长上门说明。'],
          customer: ['态度还可以。', '行吧，知错就好。'],
        },
        solving: {
          agent: [
            '减免{amount2}元，下个账期生效，以后有事您直接找我，工号{number}。',
            '我们每周会抽查，保证同样的事不再发生。',
          ],
          customer: ['好，谢谢你专门打来。', '嗯，希望吧。'],
        },
      },
    ],
  },
]
