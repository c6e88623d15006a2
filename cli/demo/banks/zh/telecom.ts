import type { Exchange, Scenario } from '../types.ts'

const units = ['装维部', '计费部', '成都营业部']

const identity: Exchange = {
  agent: ['请问办理业务的号码是多少？', '机主姓名和证件后四位核对一下。', '麻烦报一下号码和机主姓名。'],
  customer: ['就是我打电话这个号，机主{customer}。', '{customer}，证件后四位{phone4}。', '尾号{phone4}这个，我本人。'],
}

const install_address: Exchange = {
  agent: ['宽带账号或者装机地址告诉我一个就行。', '您的装机地址是哪里？'],
  customer: ['{street}，{building}{room}。', '地址是{street}{building}，{room}。'],
}

export const telecom: readonly Scenario[] = [
  {
    id: 'broadband-down',
    ticket: 'repair',
    category: 'repair',
    departments: ['装维部'],
    stories: [
      {
        reason: ['我家宽带断了，光猫上那个红灯一直闪。', '网上不去了，从昨天晚上到现在，路由器重启好几遍了。'],
        steps: [
          install_address,
          {
            agent: ['电视能看吗，还是都断了？', '隔壁邻居家有没有断？'],
            customer: ['电视也看不了。', '邻居家也断了。', '不清楚，我家是都断了。'],
          },
          {
            agent: ['您把光猫的电源拔掉，过半分钟再插上试试。', '麻烦把那根黄色的光纤轻轻按紧一下。'],
            customer: ['弄了……还是红的。', '好像绿了，诶，又红了。'],
          },
        ],
        finding: {
          agent: [
            '测到了，{street}那一段光缆被挖断，抢修队已经到现场。',
            '您家端口的光衰有三十一，超标了，是入户线的问题。',
          ],
          customer: ['那几时能好？', '那要派师傅来吧？'],
        },
        solving: {
          agent: [
            '预计{hours}小时内恢复，断网的天数会自动从账单里减掉。',
            '今天之内处理好，不收费，上门的话师傅提前半小时给您打电话。',
          ],
          customer: ['行，那尽量快一点。', '好的，我在家。'],
        },
      },
      {
        reason: [
          '我这个网速太慢了，办的是{speed}兆，测出来连零头都没有。',
          '小孩上网课，一到晚上就卡，视频转圈圈，你们给看看。',
        ],
        steps: [
          install_address,
          { agent: ['您是用网线测的还是无线测的？'], customer: ['手机连无线测的。', '网线也测过，一样。'] },
          { agent: ['家里最近有没有动过线或者装修？'], customer: ['没有动过。', '上个月换了个路由器。'] },
        ],
        finding: {
          agent: [
            '您的套餐是{speed}兆，但是端口限速配成了一百，是我们配置的问题。',
            '晚上七点到十点您那个片区确实拥堵，已经在扩容。',
          ],
          customer: ['合着我一直都是一百兆？', '难怪，我说怎么这么慢。'],
        },
        solving: {
          agent: [
            '这边重新配置过了，您重启一下光猫，我看到速率正常了。',
            '我把您调到另一个端口，重启光猫就生效，{soon}我再回访您。',
          ],
          customer: ['嗯，测了，快多了，可以。', '行，我重启一下……好像是快了。'],
        },
      },
    ],
  },
  {
    id: 'billing-dispute',
    ticket: 'complaint',
    category: 'complaint',
    departments: units,
    complaint: true,
    stories: [
      {
        reason: [
          '你们这个月扣了我{amount}块，我根本没用那么多，乱扣费！',
          '流量明明没超，怎么跑出来{amount}块的套外？',
        ],
        steps: [
          identity,
          { agent: ['您说的是哪个月的账单？'], customer: ['四月份的。', '就上个月的，刚扣的。'] },
          { agent: ['家里其他人会用这个手机吗？'], customer: ['没人用，就我自己。', '孩子偶尔玩一下。'] },
        ],
        finding: {
          agent: [
            '账单里有一笔{amount}元的国际漫游，是在边境被自动切过去的。',
            '多出来的是{date}的一笔游戏点播，{amount}元。',
          ],
          customer: ['我根本不知道有这个。', '没确认你们就扣？'],
        },
        solving: {
          agent: [
            '我帮您提退费申请，{hours}小时内给您答复，以后这类默认关闭。',
            '{amount}元三天内退回您的话费账户，短信会通知您。',
          ],
          customer: ['好，我看到账再说。', '嗯，这还差不多。'],
        },
      },
      {
        reason: [
          '我什么时候开过那个彩铃包？每个月十块，扣了我一年！',
          '说好的合约到期自动恢复，结果你们又给我续了一年，谁同意的？',
        ],
        steps: [
          identity,
          { agent: ['开通的时候有没有收到过短信？'], customer: ['没有，一条都没有。', '可能有，谁天天看短信啊。'] },
        ],
        finding: {
          agent: ['这个是{date}外呼的时候办的，录音里确认得不清楚。', '当时是在一个页面上点击开通的，没有二次确认。'],
          customer: ['我就嗯了一声，那叫同意？', '没确认你们就扣？'],
        },
        solving: {
          agent: ['今天就给您取消，扣过的费用三天内退回话费账户。', '已经作废了，原套餐恢复，我把结果发短信给您。'],
          customer: ['行，短信发我。', '好，下不为例啊。'],
        },
      },
    ],
  },
  {
    id: 'plan-change',
    ticket: 'consultation',
    category: 'sales',
    departments: units,
    stories: [
      {
        reason: ['我想换个便宜点的套餐，现在这个用不完。', '老人用的，有没有最低消费的那种？'],
        steps: [
          identity,
          {
            agent: ['每个月流量大概用多少？通话多不多？'],
            customer: ['二十个G吧，顶天了，电话基本不打。', '一个月也就打几十分钟，不上网。'],
          },
        ],
        finding: {
          agent: [
            '现在这个是{amount}元的，近三个月只用了不到一半，换低一档就够了。',
            '合约到{soon}，到期之后降档不收差价。',
          ],
          customer: ['那能省多少？', '哦，那要等到期啊。'],
        },
        solving: {
          agent: ['每个月省{amount2}元，下个月一号生效，短信会发给您。', '我给您设个提醒，到期前三天联系您办。'],
          customer: ['那就这么办吧。', '好，到时候再说。'],
        },
      },
      {
        reason: ['我们一家三口想办个共享的，怎么划算？', '我想给孩子办一张副卡，怎么弄？'],
        steps: [
          identity,
          { agent: ['副卡主要用流量还是打电话？'], customer: ['流量为主，孩子看网课。', '就打打电话，发个微信。'] },
        ],
        finding: {
          agent: [
            '有一款共享的，主卡加两张副卡，每月{amount}元，流量一起用。',
            '您现在的套餐可以直接加副卡，每张十元。',
          ],
          customer: ['听着还行。', '副卡能不能限流量？'],
        },
        solving: {
          agent: [
            '带身份证去营业厅领，或者我给您寄过去，孩子的卡可以设上限。',
            '已经下单了，新卡{soon}送到，插上就能用。',
          ],
          customer: ['寄过来吧，方便。', '好，谢谢。'],
        },
      },
    ],
  },
  {
    id: 'sim-lost',
    ticket: 'consultation',
    category: 'service',
    departments: units,
    stories: [
      {
        reason: ['我手机丢了，赶紧帮我把卡停了，里面绑着银行的。', '手机被偷了，先给我停机。'],
        steps: [
          { agent: ['请说一下要停机的号码和机主姓名。'], customer: ['尾号{phone4}，{customer}。'] },
          {
            agent: ['最近一次通话大概打给谁，尾号多少？'],
            customer: ['打给我媳妇，尾号{ticket4}。', '昨天晚上打给公司，{ticket4}。'],
          },
        ],
        finding: {
          agent: ['信息核对上了，这张卡刚才还有登录记录。', '核对上了，目前没有异常的消费。'],
          customer: ['那快停，快停。', '好，停了吧。'],
        },
        solving: {
          agent: ['已经停机保号了，银行那边也请您尽快挂失。', '停好了，补卡带身份证到任何一个营业厅，二十分钟办好。'],
          customer: ['好，谢谢谢谢。', '行，我下午去。'],
        },
      },
      {
        reason: ['卡坏了，插哪个手机都显示无服务。', '我要补张卡，人在外地，能异地补吗？'],
        steps: [identity, { agent: ['这张卡大概用了几年？'], customer: ['八九年了吧。', '记不得了，很久了。'] }],
        finding: {
          agent: ['这是老卡，不支持新网络，要换一张。', '可以异地办，您附近{street}就有营业厅。'],
          customer: ['要带什么？', '那换吧，要钱吗？'],
        },
        solving: {
          agent: ['换卡不收费，号码和余额都保留，带身份证原件就可以。', '二十分钟办好，营业到晚上八点。'],
          customer: ['明白了。', '好，我现在过去。'],
        },
      },
    ],
  },
  {
    id: 'roaming',
    ticket: 'consultation',
    category: 'consultation',
    departments: units,
    stories: [
      {
        reason: ['我下周去日本，想开个国际漫游。', '去香港出差三天，流量怎么买便宜？'],
        steps: [identity, { agent: ['出发和回来是哪天？'], customer: ['{soon}走，去五天。', '{soon}，待三天就回。'] }],
        finding: {
          agent: ['号码的漫游功能是关着的，可以马上打开，有按天的包，每天{amount2}元不限量。'],
          customer: ['不限量真不限量啊？', '那开吧。'],
        },
        solving: {
          agent: ['开好了，落地重启手机就行，不用不收费。', '按天算，不用的那天不扣，回来自动关。'],
          customer: ['好的，方便。', '谢谢，清楚了。'],
        },
      },
      {
        reason: ['我人在泰国，落地没信号，是不是没开通？'],
        steps: [
          identity,
          { agent: ['您手机的数据漫游开关打开了吗？'], customer: ['开了，还是没有。', '哪里开？没找着。'] },
        ],
        finding: {
          agent: ['当地合作的网络有两家，手动选第二家信号好一些。', '漫游是开通的，可能是网络没有自动注册上。'],
          customer: ['哦哦，我切一下……有了有了。', '怎么弄？'],
        },
        solving: {
          agent: [
            '到设置里把自动选网关掉，选列表里第二个，重启一下就好。',
            '订购短信发您了，回复字母Y就生效，上网按天算。',
          ],
          customer: ['行，收到了。', '好，有信号了，谢谢。'],
        },
      },
    ],
  },
]
