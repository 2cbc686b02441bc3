import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';

const reviewed = '2026-11-25';

export const privacy: Record<Language, PageText> = {
  zh: {
    title: '隐私',
    lead: '检索和阅读不需要登录；本站不设 Cookie，不向第三方发送任何请求。',
    reviewed,
    blocks: [
      {
        id: 'not',
        title: '不做的',
        body: (
          <ul>
            <li>不使用 Cookie 或浏览器存储来识别访客。</li>
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
            为排查故障，出错的请求会记下路径、时间和请求编号。网关按运行所需记录网络地址，用于限流与防止滥用。检索词出现在地址中，分享链接时请留意。
          </p>
        ),
      },
      {
        id: 'suggest',
        title: '检索建议',
        body: <p>开启脚本时，在检索框中输入的文字会发往本服务以取得建议，不发往别处。</p>,
      },
    ],
  },
  en: {
    title: 'Privacy',
    lead: 'Searching and reading need no account; this site sets no cookie and sends nothing to third parties.',
    reviewed,
    blocks: [
      {
        id: 'not',
        title: 'What is not done',
        body: (
          <ul>
            <li>No cookies and no browser storage to recognise visitors.</li>
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
            To find faults, a failed request is logged with its path, time and id. The gateway records network addresses
            as far as limiting and preventing abuse need it. A search stands in the address: mind that when you share a
            link.
          </p>
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
    ],
  },
};
