import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';

const reviewed = '2026-11-26';

export const contact: Record<Language, PageText> = {
  zh: {
    title: '联系',
    lead: '指出错误最有用的是三样东西：地址、出处、编号。',
    reviewed,
    blocks: [
      {
        id: 'mistake',
        title: '记录有误',
        body: (
          <>
            <p>请附上：</p>
            <ul>
              <li>记录页地址或标识符；</li>
              <li>哪一项不对，应当是什么；</li>
              <li>可以核对的出处，例如公告号或封面。</li>
            </ul>
          </>
        ),
      },
      {
        id: 'fault',
        title: '服务故障',
        body: <p>出错页面和接口的错误应答都带有请求编号（instance），请一并告知。</p>,
      },
      {
        id: 'where',
        title: '送到哪里',
        body: (
          <>
            <ul>
              <li>
                <a href="/feedback/new?kind=correction">记录有误、标准有问题</a>：有编号、期限和答复，经您同意后公开；
              </li>
              <li>
                <a href="/complaints/new">投诉举报</a>：只有审查员能看，可以匿名。
              </li>
            </ul>
            <p>
              其他事项，请通过运行本服务的机构公布的渠道联系；本软件是开源的，任何机构都可以运行它，内容由该机构负责。
            </p>
          </>
        ),
      },
    ],
  },
  en: {
    title: 'Contact',
    lead: 'Three things make a report useful: the address, the source, the id.',
    reviewed,
    blocks: [
      {
        id: 'mistake',
        title: 'A mistake in a record',
        body: (
          <>
            <p>Please give:</p>
            <ul>
              <li>the address or identifier of the record;</li>
              <li>which statement is wrong and what it should be;</li>
              <li>a source that can be checked, such as a notice or the cover.</li>
            </ul>
          </>
        ),
      },
      {
        id: 'fault',
        title: 'A fault of the service',
        body: <p>Error pages and error answers of the API carry a request id (instance); please quote it.</p>,
      },
      {
        id: 'where',
        title: 'Where to send it',
        body: (
          <>
            <ul>
              <li>
                <a href="/en/feedback/new?kind=correction">A mistake in a record, or in a standard</a>: it gets a
                number, a day by which it is answered, and an answer, public if you agree.
              </li>
              <li>
                <a href="/en/complaints/new">A complaint</a>: only reviewers see it, and it needs no name.
              </li>
            </ul>
            <p>
              For all else use the channels of the organization that runs this service. The software is open source,
              anyone may run it, and whoever runs it answers for its contents.
            </p>
          </>
        ),
      },
    ],
  },
};
