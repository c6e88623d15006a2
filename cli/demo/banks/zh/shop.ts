import type { Exchange, Scenario } from '../types.ts'

const desks = ['仓储部', '售后部', '财务部']

const which_order: Exchange = {
  agent: ['麻烦发一下订单号哦', '亲是哪一笔订单呢？', '方便提供下订单编号吗'],
  customer: ['{order}', '就是{product}那个，{order}', '订单号{order}，你看下'],
}

export const shop: readonly Scenario[] = [
  {
    id: 'parcel-late',
    ticket: 'order',
    category: 'service',
    departments: desks,
    stories: [
      {
        reason: [
          '我{product}买了五天了怎么还没到',
          '物流三天没动了，是不是丢件了',
          '急用啊，周末搬家，{product}到底哪天到',
        ],
        steps: [which_order, { agent: ['收货地址是{street}那边吗？'], customer: ['对的', '是的没错'] }],
        finding: {
          agent: ['查到了哦，包裹{date}卡在转运中心，{courier}那边爆仓了', '物流显示被退回了，原因是电话打不通'],
          customer: ['那还要几天', '没人打我电话啊', '好吧'],
        },
        solving: {
          agent: [
            '已经联系{courier}加急了，最迟{soon}送到，超时给您赔{amount2}元',
            '我给亲重新发一件，今天就走最快的快递',
          ],
          customer: ['行吧', '那还不错', 'ok'],
        },
      },
      {
        reason: ['你们不是说48小时发货吗，我{date}拍的', '还不发货？都几天了'],
        steps: [which_order],
        finding: {
          agent: ['看到了，这款{product}缺货，仓库明天到新的一批', '仓库那边刚刚出库，单号是{courier}{order}'],
          customer: ['缺货不早说', '才出库？？'],
        },
        solving: {
          agent: ['给您备注优先派送啦，再补您{amount2}元券', '有动静我第一时间留言告诉您，超时按规则赔付哦'],
          customer: ['好，我再看看', '行'],
        },
      },
    ],
  },
  {
    id: 'refund',
    ticket: 'refund',
    category: 'service',
    departments: desks,
    stories: [
      {
        reason: ['我要退款，{product}跟图片色差太大了', '七天无理由怎么申请'],
        steps: [
          which_order,
          { agent: ['亲，包装和吊牌还在吗？'], customer: ['都在', '盒子扔了，别的在'] },
          { agent: ['您是想退货还是换个颜色呢？'], customer: ['退，不换', '退吧'] },
        ],
        finding: {
          agent: ['看到了，还在七天之内，可以退的', '这单符合无理由退货哈'],
          customer: ['运费谁出', '怎么寄'],
        },
        solving: {
          agent: ['上门取件给您约好了，运费我们承担，48小时以内原路退回{amount}元', '页面上点申请退货，我马上通过哦'],
          customer: ['好的', '可以，谢谢'],
        },
      },
      {
        reason: ['退货你们签收四天了，钱呢？', '拍错了，还没发货，能退吗'],
        steps: [which_order],
        finding: { agent: ['看到了，状态我这边可以直接处理', '这笔单子财务还没有审核到'], customer: ['那快点', '嗯'] },
        solving: {
          agent: ['已经给您提交财务啦，48小时以内原路退回{amount}元', '处理成功，系统会自动退款哈，{amount}元'],
          customer: ['好，等到账', 'OK'],
        },
      },
    ],
  },
  {
    id: 'wrong-item',
    ticket: 'refund',
    category: 'complaint',
    departments: desks,
    complaint: true,
    stories: [
      {
        reason: ['发错了！我要的是{product}，收到的什么玩意', '少发了一件，说好买一送一的'],
        steps: [
          which_order,
          { agent: ['亲，拍张照片给我看看好吗', '面单上的编号能看清吗？'], customer: ['照片发了', '糊了，你自己看图'] },
        ],
        finding: {
          agent: ['核对了出库录像，确实是拣货的时候拿错了', '仓库承认了，是打包的时候漏了'],
          customer: ['那你说怎么办', '这都能错'],
        },
        solving: {
          agent: ['今天给您补发正确的，手上那件不用寄回，送您啦', '补发的单号明天给您，另外补{amount2}元券，好吗'],
          customer: ['行', '这还行'],
        },
      },
      {
        reason: ['{product}一打开就是坏的，你们怎么包装的', '这质量也太差了吧，用两天就掉漆'],
        steps: [
          which_order,
          { agent: ['外箱有破损吗？方便拍一下吗', '坏的地方拍给我看看好吗'], customer: ['（图片）', '拍了，看吧'] },
        ],
        finding: { agent: ['照片看到了，是运输中压的', '照片看到了，这一批确实有瑕疵'], customer: ['所以呢', '哼'] },
        solving: {
          agent: ['全额退{amount}元，另外补{amount2}元券，好吗', '给您换一件新的，取件的同时送新的上门'],
          customer: ['好吧好吧', '那就这样'],
        },
      },
    ],
  },
  {
    id: 'invoice',
    ticket: 'consultation',
    category: 'consultation',
    departments: desks,
    stories: [
      {
        reason: ['能开发票吗，公司报销', '要专票，怎么弄', '电子发票在哪下'],
        steps: [
          which_order,
          { agent: ['抬头和税号发我一下哈'], customer: ['{company2}，税号刚才发了', '抬头{company2}'] },
          { agent: ['邮箱地址是？'], customer: ['{phone4}@mail.example'] },
        ],
        finding: {
          agent: ['这单可以开，金额{amount}元', '系统里这单的发票{date}已经开过，发到旧邮箱了'],
          customer: ['嗯对', '旧邮箱不用了'],
        },
        solving: { agent: ['发到新邮箱啦，十分钟内能收到', '一个工作日内发您哦'], customer: ['收到了', '好', '👌'] },
      },
    ],
  },
  {
    id: 'advice',
    category: 'sales',
    departments: desks,
    stories: [
      {
        reason: ['这款{product}小户型放得下吗，我客厅就三米', '两个颜色哪个耐脏'],
        steps: [
          { agent: ['亲家里是什么风格呀？'], customer: ['原木的', '白墙木地板'] },
          { agent: ['是自己用还是送人呢'], customer: ['自己用', '送朋友乔迁'] },
        ],
        finding: {
          agent: ['这款宽一米一，三米的客厅刚刚好，灰色的更耐脏', '推荐灰色，尺寸也合适，卖得很好'],
          customer: ['灰色好看吗', '那挺好'],
        },
        solving: {
          agent: ['买家秀链接发您看看哈', '给您留了一张券，下单的时候会自动抵扣哦'],
          customer: ['拍了', '好，我看看'],
        },
      },
      {
        reason: ['有优惠券吗，买两件呢', '活动价到几号', '{product}有货吗'],
        steps: [{ agent: ['亲是要{product}这款吗？'], customer: ['对', '嗯，两件'] }],
        finding: {
          agent: ['有货的，两件可以叠加，减{amount2}元', '活动到{soon}晚上十二点，现货'],
          customer: ['哦哦', '我考虑下'],
        },
        solving: { agent: ['现在拍今天就能发走~', '券放到您账户里啦，记得用哦'], customer: ['收藏了先', '嗯嗯'] },
      },
    ],
  },
]
