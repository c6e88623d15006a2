import type { Exchange, Scenario } from '../types.ts'

const desks = ['仓储部', '售后部', '财务部']

const which_order: Exchange = {
  agent: ['麻烦发一下订单号哦', '亲是哪一笔订单呢？', '方便提供下订单编号吗', '是{product}这一单吗亲？'],
  customer: ['{order}', '就是{product}那个，{order}', '对，{product}', '订单号{order}，你看下'],
}

export const shop: readonly Scenario[] = [
  {
    id: 'parcel-late',
    ticket: 'order',
    category: 'service',
    departments: desks,
    reason: [
      '我{product}买了五天了怎么还没到',
      '物流三天没动了，是不是丢件了',
      '你们不是说48小时发货吗，我{date}拍的',
      '急用啊，周末搬家，{product}到底哪天到',
    ],
    steps: [
      which_order,
      {
        agent: ['收货地址是{street}那边吗？', '驿站和门口都看过了吗亲？', '电话尾号是{phone4}对吧？'],
        customer: ['对的', '看了，没有', '是的没错', '我问过快递了，说没收到货'],
      },
    ],
    finding: {
      agent: [
        '查到了哦，包裹{date}卡在转运中心，{courier}那边爆仓了',
        '仓库那边刚刚出库，单号是{courier}{order}',
        '物流显示被退回了，原因是电话打不通',
      ],
      customer: ['那还要几天', '才出库？？', '没人打我电话啊', '好吧'],
    },
    solving: {
      agent: [
        '已经联系{courier}加急了，最迟{soon}送到，超时给您赔{amount2}元',
        '我给亲重新发一件，今天就走顺丰',
        '给您备注优先派送啦，有动静我第一时间留言告诉您',
      ],
      customer: ['行吧', '那还不错', 'ok', '好，我再看看'],
    },
  },
  {
    id: 'refund',
    ticket: 'refund',
    category: 'service',
    departments: desks,
    reason: [
      '我要退款，{product}跟图片色差太大了',
      '七天无理由怎么申请',
      '退货你们签收四天了，钱呢？',
      '拍错了，还没发货，能退吗',
    ],
    steps: [
      which_order,
      {
        agent: ['亲，包装和吊牌还在吗？', '退货的快递单号发一下哈', '您是想退货还是换个颜色呢？'],
        customer: ['都在', '{courier}{order}', '退，不换', '换也行，有浅一点的吗'],
      },
    ],
    finding: {
      agent: ['看到了，仓库{date}签收，质检已经通过', '这笔还没出库，可以直接拦截', '浅色的还有{number}件库存'],
      customer: ['那怎么还不退', '那拦吧', '那换浅色', '嗯'],
    },
    solving: {
      agent: [
        '已经给您提交财务啦，48小时以内原路退回{amount}元',
        '拦截成功，系统会自动退款哈',
        '换货单建好了，运费我们承担哦',
      ],
      customer: ['好的', '好，等到账', '可以，谢谢', 'OK'],
    },
  },
  {
    id: 'wrong-item',
    ticket: 'refund',
    category: 'complaint',
    departments: desks,
    complaint: true,
    reason: [
      '发错了！我要的是{product}，收到的什么玩意',
      '少发了一件，说好买一送一的',
      '台灯一打开灯罩就是碎的，你们怎么包装的',
      '这质量也太差了吧，用两天就掉漆',
    ],
    steps: [
      which_order,
      {
        agent: ['亲，拍两张照片给我看看好吗', '外箱有破损吗？', '面单上的编号能看清吗？'],
        customer: ['照片发了', '箱子瘪的', '看不清，糊了', '你自己看'],
      },
    ],
    finding: {
      agent: ['核对了出库录像，确实是拣货的时候拿错了', '照片看到了，是运输中压碎的', '赠品漏装了，仓库已经承认'],
      customer: ['那你说怎么办', '所以？', '这都能错', '哼'],
    },
    solving: {
      agent: [
        '今天给您补发正确的，错的那件不用寄回，送您啦',
        '全额退{amount}元，另外补{amount2}元券，好吗',
        '赠品单独寄出，明天发走，单号发您',
      ],
      customer: ['行', '这还行', '好吧好吧', '那就补发'],
    },
  },
  {
    id: 'invoice',
    ticket: 'consultation',
    category: 'consultation',
    departments: desks,
    reason: ['能开发票吗，公司报销', '电子发票在哪下', '发票抬头写错了能改吗', '要专票，怎么弄'],
    steps: [
      which_order,
      {
        agent: ['抬头和税号发我一下哈', '开个人的还是单位的？', '邮箱地址是？'],
        customer: ['{company2}，税号刚才发了', '单位的', '{caller}{phone4}@mail.example', '个人就行'],
      },
    ],
    finding: {
      agent: [
        '系统里这单的发票{date}已经开过，发到旧邮箱了',
        '这单可以开，金额{amount}元',
        '抬头里少了一个字，可以作废重开',
      ],
      customer: ['旧邮箱不用了', '嗯对', '重开吧'],
    },
    solving: {
      agent: ['重新发到新邮箱啦，十分钟内能收到', '电子票一个工作日内发您', '专票纸质寄出，{courier}包邮'],
      customer: ['收到了', '好', '👌', '嗯嗯'],
    },
  },
  {
    id: 'advice',
    category: 'sales',
    departments: desks,
    reason: [
      '{product}有货吗',
      '这款小户型放得下吗，我客厅就三米',
      '两个颜色哪个耐脏',
      '有优惠券吗，买两件呢',
      '活动价到几号',
    ],
    steps: [
      {
        agent: ['亲家里是什么风格呀？', '大概想要多宽的呢？', '是自己用还是送人呢'],
        customer: ['原木的', '一米二左右', '自己用', '送朋友乔迁'],
      },
    ],
    finding: {
      agent: [
        '这款宽一米一，放三米的客厅刚刚好',
        '灰色的更耐脏，卖得也好',
        '两件可以叠加，减{amount2}元',
        '活动到{soon}晚上十二点',
      ],
      customer: ['那挺好', '灰色好看吗', '哦哦', '我考虑下'],
    },
    solving: {
      agent: ['给您留了一张券，下单的时候会自动抵扣哦', '买家秀链接发您看看哈', '现在拍今天就能发走~'],
      customer: ['拍了', '好，我看看', '收藏了先', '嗯嗯'],
    },
  },
]
