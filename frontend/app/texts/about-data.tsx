import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';

const reviewed = '2026-11-25';

export const aboutData: Record<Language, PageText> = {
  zh: {
    title: '数据说明',
    lead: '收录了什么，没有收录什么，数字从哪里来，哪些地方要小心。',
    reviewed,
    blocks: [
      {
        id: 'status',
        title: '状态如何得出',
        body: (
          <>
            <p>
              状态不是存下来的，而是按所问的那一天，由发布、实施、废止日期和代替关系推算出来。所以同一条记录在不同日期会有不同状态，将来的变化也能预先看到。
            </p>
            <p>
              来源只说“废止”而没有日期时，以代替者的实施日为准；两者都没有时，从来源核对那天起算，此前标为“状态不明”，不作猜测。
            </p>
          </>
        ),
      },
      {
        id: 'sources',
        title: '来源与可信度',
        body: (
          <>
            <p>每条记录列出全部来源，并注明核对日期与等级：</p>
            <ul>
              <li>A：官方网站或官方目录；</li>
              <li>B：标准封面文字，或第三方记录；</li>
              <li>C：仅见于其他文献的引用。</li>
            </ul>
            <p>来源之间互有出入时，两种说法都保留，并在记录页写明，不替读者裁断。</p>
          </>
        ),
      },
      {
        id: 'missing',
        title: '没有收录的',
        body: (
          <ul>
            <li>标准全文。本服务目前只提供题录；能否阅读全文、到哪里阅读，写在每条记录的“文本获取”一节。</li>
            <li>国家军用标准与内部标准的内容；只在公开文献引用到时才有编号。</li>
            <li>企业标准的完整目录。企业标准由企业自我声明公开，本服务只有零星记录。</li>
            <li>国外标准的完整目录。只收与中国标准有采用、引用关系的，和来源以开放许可发布的。</li>
            <li>修改单、勘误尚不完整。</li>
          </ul>
        ),
      },
      {
        id: 'care',
        title: '使用时请留意',
        body: (
          <>
            <p>题录会有差错和滞后。用于合同、认证、执法或诉讼之前，请以发布机构的公告和正式出版物为准。</p>
            <p>分类号按来源照录；分类表中查不到的标为存疑，不作删改。日期只知年或年月的，只写到年或年月。</p>
          </>
        ),
      },
    ],
  },
  en: {
    title: 'About the data',
    lead: 'What is held, what is not, where the figures come from, and where to be careful.',
    reviewed,
    blocks: [
      {
        id: 'status',
        title: 'How status is derived',
        body: (
          <>
            <p>
              Status is not stored. For the day asked, it is worked out from the dates of issue, effect and withdrawal
              and from what replaces what. One record can therefore have different statuses on different days, and a
              change to come can be seen beforehand.
            </p>
            <p>
              Where a source says “withdrawn” without a date, the successor’s effective date counts; where there is
              neither, it counts from the day the source was checked, and the time before is “status unknown”, not a
              guess.
            </p>
          </>
        ),
      },
      {
        id: 'sources',
        title: 'Sources and confidence',
        body: (
          <>
            <p>Every record lists all its sources with the day they were checked and a grade:</p>
            <ul>
              <li>A: an official site or an official catalogue;</li>
              <li>B: the cover of the standard, or a third party’s record;</li>
              <li>C: only cited in some other document.</li>
            </ul>
            <p>Where sources disagree both statements stand and the record says so; the reader judges.</p>
          </>
        ),
      },
      {
        id: 'missing',
        title: 'What is not held',
        body: (
          <ul>
            <li>
              The texts of standards. Only catalogue records are offered at present; whether and where a text can be
              read stands under “Reading the text” in each record.
            </li>
            <li>Contents of military and internal standards; only numbers that open literature cites.</li>
            <li>A full list of enterprise standards, which firms declare themselves; there are a few records only.</li>
            <li>
              A full list of foreign standards: only those that Chinese standards adopt or cite, and those published
              under an open licence.
            </li>
            <li>Amendments and corrigenda are still incomplete.</li>
          </ul>
        ),
      },
      {
        id: 'care',
        title: 'Use with care',
        body: (
          <>
            <p>
              Records contain mistakes and lag behind. Before relying on one in a contract, a certification or a court,
              consult the issuing body’s notice and the printed standard.
            </p>
            <p>
              Class codes are kept as the source prints them; those in no table are marked doubtful, not removed. Where
              only a year or month is known, only that is shown.
            </p>
          </>
        ),
      },
    ],
  },
};
