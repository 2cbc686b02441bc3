import type { Invoice } from '#shared/trade/invoice.ts';
import type { OrderState } from '#shared/trade/order.ts';
import { replacementDays } from '#shared/trade/order-deadlines.ts';
import type { OrderMoveName } from '#shared/trade/order-moves.ts';
import type { PaymentState, ProviderName } from '#shared/trade/payment.ts';
import type { RefundCause } from '#shared/trade/refund.ts';

const states: Record<OrderState, string> = {
  placed: '已下单',
  'awaiting-payment': '待付款',
  paid: '已付款',
  fulfilled: '已开通',
  settled: '已分账',
  expired: '已失效',
  cancelled: '已取消',
  'refund-requested': '退款中',
  refunded: '已退款',
  'partly-refunded': '已部分退款',
  disputed: '有争议',
  released: '争议已了结',
};

const moves: Record<OrderMoveName, string> = {
  place: '下单',
  'await-payment': '开始付款',
  pay: '付款成功',
  fulfil: '开通许可',
  split: '发起分账',
  settle: '分账完成',
  'delay-split': '分账未成',
  'take-back': '分账回退',
  expire: '逾期失效',
  cancel: '取消',
  deliver: '交付副本',
  'request-refund': '申请退款',
  'reserve-refund': '预留退款',
  'release-refund': '撤销预留',
  'refuse-refund': '驳回退款',
  'approve-refund': '同意退款',
  refund: '退款到账',
  dispute: '提出争议',
  uphold: '争议成立',
  release: '争议不成立',
};

const providers: Record<ProviderName, string> = {
  sandbox: '沙箱（演示用，不动用真钱）',
  alipay: '支付宝',
  wechat: '微信支付',
  stripe: 'Stripe（境外）',
};

const paymentStates: Record<PaymentState, string> = {
  begun: '正在联系支付机构',
  open: '等待付款',
  failed: '未成功',
  captured: '已收款',
  surplus: '多付，正在退回',
  returned: '已退回',
};

const causes: Record<RefundCause, string> = {
  withdrawn: '不再需要（下载前）',
  defect: '文件有缺陷',
  'wrong-edition': '版本与订单不符',
  'edition-replaced': `付款后 ${replacementDays} 天内该版本被代替`,
  duplicate: '重复购买',
  'platform-fault': '平台差错',
  surplus: '多付的款项',
  'not-recorded': '著作权已售出而登记册未载明转让',
};

const refundStates = {
  asked: '等待审查员决定',
  approved: '已同意，正在退回',
  done: '已退回',
  refused: '未同意',
};

const invoiceStates: Record<Invoice['state'], string> = {
  requested: '已申请，等待开具',
  issued: '已开具',
  refused: '未能开具',
  reversed: '已红冲',
};

/** What buyers do from the order on. */
export const zhOrders = {
  mine: '我的订单',
  mineLead: '您的组织购买许可的订单；付款、退款与发票都从这里办理。',
  of: (name: string) => `${name} 的订单`,
  none: '还没有订单。',
  noOrganization: '您没有可以查看订单的组织。',
  more: '更早的订单',
  title: '订单',
  states,
  moves,
  actors: { buyer: '购买方', reviewer: '审查员', provider: '支付机构', service: '本服务' },
  placedAt: '下单时间',
  paidAt: '付款时间',
  settledAt: '分账完成时间',
  buyer: '购买单位',
  number: '订单号',
  refunded: '已退',
  seller: '销售方',
  history: '经过',
  because: '理由',
  next: {
    pay: (until: string, minutes: number) =>
      `请在 ${until}（北京时间）之前付款，打开本页时还有 ${minutes} 分钟；逾期订单自动失效，不扣款。`,
    after: '付款成功后许可立即生效：指定用户，然后各自下载写有贵单位名称的副本。',
    late: '付款时限已过，订单即将失效。',
    waiting: '从支付机构回来后，这里可能还显示待付款：通知送达后自动更新，也可以马上查询。',
    use: '许可已经生效。',
    transfer: '所购是著作权：请卖方在登记册发出转让，由贵单位接受；载明转让之前，货款留在支付机构。',
    transferBy: '逾此时限仍未载明转让的，由审查员决定货款去向：',
    settled: '许可已生效。支付机构已将款项分给各权利人与平台；如需退款，先从各方收回。',
    ended: '订单已结束，没有扣款。',
    over: '款项已退回，相应的许可随之失效。',
    refunding: '退款正在办理。',
    disputed: '审查员正在处理争议，他们不属于买卖任何一方。',
  },
  pay: {
    title: '付款',
    provider: '支付方式',
    providers,
    begin: '确认支付方式',
    again: '再次付款',
    goOn: '打开支付页面',
    qr: '请用手机应用扫描：',
    code: '付款二维码',
    check: '查询付款结果',
    sandbox: '沙箱只用于演示：页面由本机的模拟支付机构提供，不会扣款。',
    attempts: '付款记录',
    states: paymentStates,
    cancel: '取消订单',
  },
  licences: {
    title: '得到的许可',
    open: '指定用户与下载',
    ended: '查看已撤销的许可',
    line: (n: number) => `许可 ${n}`,
  },
  refund: {
    title: '退款',
    before: '还没有人下载副本：退款全额、自动，立即办理，许可随之失效。',
    after: `已经下载过副本：只有文件缺陷、版本不符、付款后 ${replacementDays} 天内被代替、重复购买或平台差错可以退款，由审查员决定。`,
    transfer: '所购是著作权：审查员先查看登记册是否载明转让，再决定退款。',
    cause: '原因',
    causes,
    reason: '说明',
    ask: '申请退款',
    states: refundStates,
    decision: '答复',
    none: '没有退款。',
    dispute: '提出争议',
    disputeHelp: '交付的与购买的不符，而且与销售方谈不拢时使用；由审查员裁定。',
  },
  invoice: {
    title: '发票',
    note: '由每个销售方各自开具。退款之后自动开具红字发票。',
    name: '发票抬头',
    tax: '纳税人识别号',
    ask: '申请发票',
    states: invoiceStates,
    kinds: { blue: '蓝字发票', red: '红字发票' },
    by: '销售方',
    download: '下载 UBL（EN 16931）',
    amount: '价税合计',
    issuedAt: '开具时间',
    none: '还没有申请发票。',
  },
};
