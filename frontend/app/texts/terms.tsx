import { recordalDays, replacementDays } from '#shared/trade/order-deadlines.ts';
import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';

const reviewed = '2026-11-26';

export const terms: Record<Language, PageText> = {
  zh: {
    title: '使用条款',
    lead: '题录可以自由查阅和引用；标准文本的权利属于各自的权利人。',
    reviewed,
    blocks: [
      {
        id: 'records',
        title: '题录',
        body: (
          <p>
            编号、名称、日期、分类和相互关系是事实，可以自由引用，请注明来源。个别来源带有自己的许可（如开放数据许可的署名要求），写在该记录的“来源与出处”中，转用时请一并遵守。
          </p>
        ),
      },
      {
        id: 'texts',
        title: '标准文本',
        body: (
          <p>
            本服务不因为收录了题录就授予任何文本的权利。能否阅读由每条记录中的规则说明；规则、依据和替代途径也由接口返回。
          </p>
        ),
      },
      {
        id: 'api',
        title: '接口',
        body: <p>读取接口免费，无需密钥。请遵守应答头中的限额；批量取用时请使用分页游标，不要并发逐页抓取网页。</p>,
      },
      {
        id: 'refunds',
        title: '许可的退款',
        body: (
          <ul>
            <li>还没有人下载副本：全额退款，自动办理，许可随之失效。</li>
            <li>
              已经下载：文件有缺陷、版本与订单不符、付款后 {replacementDays}
              天内该版本被代替、重复购买或平台差错的，可以申请，由不属于任何一方的审查员决定。
            </li>
            <li>
              购买著作权（ASSIGN）：登记册载明转让之后才向卖方分付货款；交付后 {recordalDays}{' '}
              天仍未载明的，由审查员决定货款去向。
            </li>
            <li>与卖方谈不拢的，可以在订单页提出争议。</li>
          </ul>
        ),
      },
      {
        id: 'warranty',
        title: '不作保证',
        body: <p>题录按现状提供，可能有误或滞后。以发布机构的公告与正式出版物为准。</p>,
      },
    ],
  },
  en: {
    title: 'Terms of use',
    lead: 'Records may be read and quoted freely; the rights in the texts belong to their holders.',
    reviewed,
    blocks: [
      {
        id: 'records',
        title: 'Records',
        body: (
          <p>
            Numbers, titles, dates, classes and relations are facts and may be quoted freely; please name the source.
            Some sources carry a licence of their own (such as attribution for open data), given under “Sources” in the
            record; keep to it when you reuse them.
          </p>
        ),
      },
      {
        id: 'texts',
        title: 'Texts',
        body: (
          <p>
            Holding a record grants no right in any text. Whether it can be read is explained by the rule in each
            record; the API returns rule, basis and alternatives too.
          </p>
        ),
      },
      {
        id: 'api',
        title: 'API',
        body: (
          <p>
            Reading is free and needs no key. Keep to the limits in the answer’s headers; for bulk use follow the
            cursors rather than crawling pages.
          </p>
        ),
      },
      {
        id: 'refunds',
        title: 'Refunds of licences',
        body: (
          <ul>
            <li>Nobody has downloaded a copy: everything goes back by itself, and the licence ends.</li>
            <li>
              A copy has been downloaded: a defect of the file, another edition than ordered, one that was replaced
              within {replacementDays} days after payment, something bought twice or a fault of the platform is a cause
              to ask; a reviewer who belongs to neither side decides.
            </li>
            <li>
              A copyright was bought (ASSIGN): the seller is paid once the register shows the transfer; if it does not
              {recordalDays} days after delivery, a reviewer decides what becomes of the money.
            </li>
            <li>What you cannot settle with the seller can be disputed on the page of the order.</li>
          </ul>
        ),
      },
      {
        id: 'warranty',
        title: 'No warranty',
        body: (
          <p>
            Records are provided as they are and may be wrong or late. The issuing body’s notices and the printed
            standard prevail.
          </p>
        ),
      },
    ],
  },
};
