import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';

const reviewed = '2026-11-26';

export const privacy: Record<Language, PageText> = {
  zh: {
    title: '隐私',
    lead: '检索和阅读不需要登录，也不设 Cookie；本站不向第三方发送任何请求。',
    reviewed,
    blocks: [
      {
        id: 'not',
        title: '不做的',
        body: (
          <ul>
            <li>不使用 Cookie 或浏览器存储来识别访客；只有登录和购物车各需要一个 Cookie。</li>
            <li>不加载第三方的字体、统计、广告或地图。</li>
            <li>不把检索词与任何人对应起来。</li>
          </ul>
        ),
      },
      {
        id: 'logs',
        title: '运行日志',
        body: (
          <p>
            为排查故障，出错的请求会记下路径、时间和请求编号，不记网络地址。提交内容时，网络地址只以摘要计数，用于防止滥用，最多保存一天。检索词出现在地址中，分享链接时请留意。
          </p>
        ),
      },
      {
        id: 'sent',
        title: '反馈、投诉与查新',
        body: (
          <ul>
            <li>反馈和勘误：文字和答复经您同意、并在核对之后才公开；姓名和邮箱只有经办人能看，从不公开。</li>
            <li>
              投诉：内容、姓名和邮箱只有审查员能看，不转交被投诉的机构，不进入公开列表、订阅源、导出和日志。办结 200
              天后，文字、姓名、邮箱和对象全部删除，只保留编号、日期和办理结果；数据库备份在此后 35 天内覆盖。
            </li>
            <li>查询码只显示一次，本站只保存它的摘要。</li>
            <li>查新的清单不公开，报告凭网址查看，400 天后删除；写入透明日志的只有摘要。</li>
            <li>关注了什么、收到过什么提醒，只有您和持有订阅地址的人能看。</li>
          </ul>
        ),
      },
      {
        id: 'suggest',
        title: '检索建议',
        body: <p>开启脚本时，在检索框中输入的文字会发往本服务以取得建议，不发往别处。</p>,
      },
      {
        id: 'kept',
        title: '存于设备的文献',
        body: (
          <p>
            在阅读页选择「保存以便离线阅读」后，该文献的页面与图像存于您的浏览器，直到您再按一次或清除本站数据；保存与否不告知本服务。
          </p>
        ),
      },
    ],
  },
  en: {
    title: 'Privacy',
    lead: 'Searching and reading need no account and no cookie; this site sends nothing to third parties.',
    reviewed,
    blocks: [
      {
        id: 'not',
        title: 'What is not done',
        body: (
          <ul>
            <li>
              No cookies and no browser storage to recognise visitors; signing in and the basket need one cookie each.
            </li>
            <li>No fonts, analytics, advertising or maps of third parties.</li>
            <li>Searches are not tied to anyone.</li>
          </ul>
        ),
      },
      {
        id: 'logs',
        title: 'Logs',
        body: (
          <p>
            To find faults, a failed request is logged with its path, time and id, and without the network address. When
            something is sent, the address is counted as a hash against abuse, for a day at most. A search stands in the
            address of its page: mind that when you share a link.
          </p>
        ),
      },
      {
        id: 'sent',
        title: 'Feedback, complaints and checks',
        body: (
          <ul>
            <li>
              Feedback and corrections: text and answer are public only if you agree and once they have been looked at;
              name and e-mail are seen by those who handle them and never published.
            </li>
            <li>
              Complaints: only reviewers see text, name and e-mail. They are not handed to whom they are about and stand
              in no public list, feed, export or log. 200 days after a complaint is closed, its words, name, e-mail and
              whom it is about are deleted; number, days and outcome stay. Backups of the database follow within 35
              days.
            </li>
            <li>The code that follows what you sent is shown once; only its hash is kept.</li>
            <li>
              Lists that are checked are not published; whoever has the address of a report sees it, and it goes after
              400 days. Only its hash stands in the transparency log.
            </li>
            <li>What you follow and were told is seen by you and by whoever has the address of its feed.</li>
          </ul>
        ),
      },
      {
        id: 'suggest',
        title: 'Suggestions',
        body: (
          <p>
            With scripts on, what is typed into the search field goes to this service for suggestions, and nowhere else.
          </p>
        ),
      },
      {
        id: 'kept',
        title: 'Documents on your device',
        body: (
          <p>
            When you press “Keep for reading offline” in the reader, pages and pictures of that document are kept in
            your browser until you press it again or clear the data of this site; the service is not told.
          </p>
        ),
      },
    ],
  },
};
