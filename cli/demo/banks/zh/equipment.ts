import type { Exchange, Scenario } from '../types.ts'

const depots = ['武汉维修站', '郑州维修站', '长沙维修站', '备件中心']

const which_machine: Exchange = {
  agent: [
    '请问是哪个网点的机器，设备编号是多少？',
    '麻烦报一下网点名称和编号。',
    '您是哪家行的？机身右下角的编号念一下好吗？',
  ],
  customer: ['{bank}，编号{phone4}。', '我们是{bank}，{model}那台，编号{phone4}。', '{bank}大堂靠门那台，{phone4}。'],
}

const contact: Exchange = {
  agent: ['现场联系人写哪位？电话是多少？', '工程师到了找谁？留个电话好吗？'],
  customer: ['找我就行，姓{caller}，手机尾号{ticket4}。', '找大堂经理，座机尾号{ticket4}。', '写我吧，就打这个号。'],
}

export const equipment: readonly Scenario[] = [
  {
    id: 'card-swallowed',
    ticket: 'repair',
    category: 'repair',
    departments: depots,
    stories: [
      {
        reason: [
          '我们网点的取款机把客户的卡吞了，客户就在旁边等着呢。',
          'ATM吞卡了，卡口里面还能看见一个角，就是拿不出来。',
        ],
        steps: [
          which_machine,
          {
            agent: ['屏幕上有没有报错代码？', '现在屏幕显示什么？'],
            customer: ['代码是E{order}。', '黑了一下，然后就重启了。', '写的是卡滞留，请联系银行。'],
          },
          contact,
        ],
        finding: {
          agent: ['这个情况是读卡器传动轮打滑，需要开箱取卡。', '这台机器上次保养是{date}，读卡器到更换周期了。'],
          customer: ['那客户的卡怎么办？', '大概几点能到？'],
        },
        solving: {
          agent: [
            '工程师{hours}小时以内到场，开箱取卡要您行里两个人在场，请先给客户登记。',
            '我按加急派，备件随车带过去，取出来的卡请客户凭身份证领。',
          ],
          customer: ['好，我跟客户说。', '行，那尽快。'],
        },
      },
      {
        reason: ['今天第三张了，这台机器老是吞卡，读卡器是不是有毛病？', '这台ATM隔三岔五吞卡，客户意见很大。'],
        steps: [
          which_machine,
          { agent: ['都是哪一种卡容易被吞？'], customer: ['芯片卡居多。', '什么卡都吞，没规律。'] },
          contact,
        ],
        finding: {
          agent: [
            '三个月内这台报过五次读卡异常，应该整体更换读卡模块。',
            '这个批次的读卡器有更换通知，您这台在清单里。',
          ],
          customer: ['哦，怎么没早点换。', '换一个要多久？'],
        },
        solving: {
          agent: [
            '工程师{soon}带新模块上门，换一次四十分钟左右。',
            '请先把读卡功能停掉，存款可以照常用，{minutes}分钟后工程师联系您。',
          ],
          customer: ['好的，麻烦你们了。', '行，先停了。'],
        },
      },
    ],
  },
  {
    id: 'cash-jam',
    ticket: 'repair',
    category: 'technical',
    departments: depots,
    stories: [
      {
        reason: ['存款机卡钞了，客户存了{amount}0，机器数了一半就不动了。', '机器里卡了一沓钱，客户着急得很。'],
        steps: [
          which_machine,
          {
            agent: ['重启过没有？', '卡住的位置能看见吗？'],
            customer: ['没敢动，怕弄坏了。', '重启了两回，还是一样。', '在通道里面，够不着。'],
          },
          contact,
        ],
        finding: {
          agent: ['从日志看是入钞通道的皮带松了，钱还在暂存箱里。', '查到记录，这台的皮带{date}换过，还在保修期里。'],
          customer: ['那钱没丢就好。', '保修里那就不收费吧？'],
        },
        solving: {
          agent: [
            '账务上请按长款登记，工程师{hours}小时内到，开箱清点以后给您签字。',
            '保修期内不收费，工程师中午之前到。',
          ],
          customer: ['行，我先登记。', '好的，我在。'],
        },
      },
      {
        reason: ['我们这台循环机一放百元的就退，新钞旧钞都退。', '存款机老是把好钱当假币退出来。'],
        steps: [
          which_machine,
          {
            agent: ['是从什么时候开始的？', '清洁过验钞口没有？'],
            customer: ['新钞换了以后就这样。', '上周清过一次，没用。', '今天一开门就这样。'],
          },
        ],
        finding: {
          agent: [
            '这个型号上个月发过新的验钞模板，您这台还没有升级。',
            '看数据是验钞传感器脏了，可以先试一次远程校准。',
          ],
          customer: ['远程能弄好吗？', '那怎么升级？'],
        },
        solving: {
          agent: [
            '我这边下发了，您看到屏幕变绿以后放一张试试，有问题工程师再上门。',
            '升级大约五分钟，机器会自己重启，好了您放一张试一下。',
          ],
          customer: ['绿了绿了，能进钞了。', '好，进去了，不退了。'],
        },
      },
    ],
  },
  {
    id: 'receipt-printer',
    ticket: 'consultation',
    category: 'technical',
    departments: depots,
    stories: [
      {
        reason: ['自助缴费机打出来的小票是空白的，换了纸也没用。', '新换了一卷纸，凭条一个字都没有。'],
        steps: [
          which_machine,
          { agent: ['换的是热敏纸吗？光面朝哪边？'], customer: ['光面好像朝下。', '我看看……朝里面。'] },
        ],
        finding: {
          agent: ['对照手册，这一款的热敏面要朝外，您这卷应该是装反了。'],
          customer: ['我翻过来试试……哎，有字了。', '还真是，翻过来就好了。'],
        },
        solving: {
          agent: ['那就好，下次换纸按仓盖里的图示来，我再发一份图文说明给您。', '好的，说明书我发到您行里的邮箱。'],
          customer: ['好的，学会了。', '行，发我们公共邮箱吧。'],
        },
      },
      {
        reason: ['凭条打印特别淡，客户都看不清。', '小票打出来一条一条的白线，看不清金额。'],
        steps: [
          which_machine,
          { agent: ['您按住走纸键三秒，看看自检条清楚吗？'], customer: ['自检也是淡的。', '自检条上也有白线。'] },
          { agent: ['打印头平时清洁吗？'], customer: ['没清过，怎么清？', '一个月擦一次。'] },
        ],
        finding: {
          agent: ['这台打印头的走纸数已经到寿命了。', '这台打印头{date}换过，应该只是积了纸灰。'],
          customer: ['那要换打印头？', '那怎么弄？'],
        },
        solving: {
          agent: [
            '打印头我给您申请，{hours}小时内发出，工程师上门装。',
            '先用酒精棉擦一遍，还是淡的话工程师{soon}过去。',
          ],
          customer: ['行，那等你们。', '嗯，明白了。'],
        },
      },
    ],
  },
  {
    id: 'cctv',
    ticket: 'repair',
    category: 'repair',
    departments: depots,
    stories: [
      {
        reason: ['监控主机没有图像，四路黑了三路。', '加钞间的摄像头夜里是花的，明天要检查，急用。'],
        steps: [
          which_machine,
          {
            agent: ['是所有时段都没有，还是只有晚上？'],
            customer: ['从今天早上开始就没有。', '白天还行，晚上就不行。'],
          },
          contact,
        ],
        finding: {
          agent: ['多半是集中供电的那只电源坏了。', '那一批摄像头的补光板有更换通知，您网点在清单里。'],
          customer: ['你们有现货吗？', '在清单里怎么没给我们换？'],
        },
        solving: {
          agent: ['配件有现货，今天就能换上，换完截图发给您。', '我给您排在明天第一家，八点半到。'],
          customer: ['好，太好了。', '行，别耽误检查就行。'],
        },
      },
      {
        reason: ['录像查不到上周的，硬盘是不是坏了？', '监控主机滴滴响，一直响，录像也调不出来。'],
        steps: [
          which_machine,
          { agent: ['主机面板上的硬盘灯是什么颜色？'], customer: ['红的，常亮。', '红灯一直闪。'] },
          contact,
        ],
        finding: {
          agent: ['红灯说明硬盘掉线，录像最早只剩到{date}。'],
          customer: ['那上周的能恢复吗？', '完了，检查要调上周的。'],
        },
        solving: {
          agent: ['工程师带新硬盘{hours}小时内到，旧盘送回武汉做恢复，三个工作日给您结果。'],
          customer: ['好的，我等工程师电话。', '行，尽量恢复吧。'],
        },
      },
    ],
  },
  {
    id: 'engineer-late',
    ticket: 'complaint',
    category: 'complaint',
    departments: depots,
    complaint: true,
    stories: [
      {
        reason: [
          '你们工程师说两点到，现在五点了，人呢？我们机器停一天要扣分的！',
          '约好上午来修，到现在一个电话都没有，你们就是这么服务的？',
        ],
        steps: [
          which_machine,
          { agent: ['派单的号码您那边有吗？'], customer: ['单号{ticket4}。', '没有单号，我就打的你们这个电话。'] },
        ],
        finding: {
          agent: ['工单显示工程师在上一家耽搁了，但是没有按要求通知您。', '这张单派出去以后被退回过一次，没有重新派。'],
          customer: ['所以呢，我们就活该等？', '那现在到底谁来？'],
        },
        solving: {
          agent: [
            '我已经换了离您最近的工程师，{minutes}分钟后到，到了请您给我来个信。',
            '这件事我报维修站主管，{hours}小时内主管本人给您回电话，工程师同时出发。',
          ],
          customer: ['行，我记下了。', '好，我等你们主管。'],
        },
      },
      {
        reason: [
          '同一台机器一个月修了四次，你们到底会不会修？我要投诉！',
          '昨天那个工程师，修完箱子不锁，钥匙还插在上面，这是安全事故知道吗？',
        ],
        steps: [
          which_machine,
          { agent: ['当时现场还有哪位同事在？'], customer: ['监控都拍着呢。', '我和大堂经理都在。'] },
        ],
        finding: {
          agent: ['服务报告调出来了，锁箱确认和复测这两栏都没有签字。', '记录上几次换的都是同一个部件，没有查到根源。'],
          customer: ['对吧，这也太随便了。', '治标不治本，来来回回折腾。'],
        },
        solving: {
          agent: [
            '请技术专家明天到现场会诊，24小时以内给您书面报告。',
            '当班工程师先停岗，处理结果{hours}小时内由主管跟您说明。',
          ],
          customer: ['报告要盖章的啊。', '行，我等结果。'],
        },
      },
    ],
  },
]
