import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';

const reviewed = '2026-11-25';

export const accessibility: Record<Language, PageText> = {
  zh: {
    title: '无障碍声明',
    lead: '本站以 WCAG 2.2 AA 级与 GB/T 37668-2019 二级为目标。',
    reviewed,
    blocks: [
      {
        id: 'works',
        title: '可以做到的',
        body: (
          <ul>
            <li>全部功能只用键盘即可完成；按 / 键进入检索框。</li>
            <li>关闭脚本后，检索、筛选、翻页、查看某天的状态一样可用。</li>
            <li>页面缩放到 400%、宽度 320 像素时不需要左右滚动（宽表格除外）。</li>
            <li>状态以形状、文字和颜色三者同时表示；支持深色与高对比度模式。</li>
            <li>版本沿革图旁有内容相同的文字；每段文字标明语言，读屏软件可正确发音。</li>
          </ul>
        ),
      },
      {
        id: 'tested',
        title: '如何检验',
        body: (
          <p>
            每次改动都在中英文、窄屏与宽屏、深色与高对比度下自动检查每个页面（axe 规则 wcag2a 至
            wcag22aa），并以键盘走查主要路径。自动检查只能发现一部分问题；尚未请残障用户做过系统的测试。
          </p>
        ),
      },
      {
        id: 'known',
        title: '已知的不足',
        body: (
          <ul>
            <li>日期选择框由浏览器提供，其无障碍程度随浏览器而异；也可以直接在地址中写 asOf=2026-03-16。</li>
            <li>部分外文标准没有中文名称。</li>
          </ul>
        ),
      },
      {
        id: 'report',
        title: '遇到障碍',
        body: (
          <p>
            请按<a href="/contact">联系</a>页所列方式告诉我们页面地址、所用设备与软件和遇到的问题。
          </p>
        ),
      },
    ],
  },
  en: {
    title: 'Accessibility',
    lead: 'This site aims at WCAG 2.2 level AA and GB/T 37668-2019 level 2.',
    reviewed,
    blocks: [
      {
        id: 'works',
        title: 'What works',
        body: (
          <ul>
            <li>Everything can be done with the keyboard alone; / leads to the search field.</li>
            <li>With scripts off, searching, filtering, paging and asking for a day work just the same.</li>
            <li>At 400 % zoom and 320 pixels nothing scrolls sideways, wide tables excepted.</li>
            <li>Status has a shape, a word and a colour; dark and high-contrast modes are supported.</li>
            <li>The picture of editions has its words beside it; every run of text names its language.</li>
          </ul>
        ),
      },
      {
        id: 'tested',
        title: 'How it is tested',
        body: (
          <p>
            With every change each page is checked automatically in both languages, narrow and wide, dark and in high
            contrast (axe rules wcag2a to wcag22aa), and the main paths are walked by keyboard. Automatic checks find
            only part of the problems; systematic tests with disabled users have not been done yet.
          </p>
        ),
      },
      {
        id: 'known',
        title: 'Known shortcomings',
        body: (
          <ul>
            <li>
              The date field is the browser’s own and as accessible as the browser makes it; asOf=2026-03-16 can be
              written into the address instead.
            </li>
            <li>Some Chinese standards have no English title.</li>
          </ul>
        ),
      },
      {
        id: 'report',
        title: 'When something stands in the way',
        body: (
          <p>
            Tell us the address of the page, your device and software and what happened, by the ways on the{' '}
            <a href="/en/contact">contact</a> page.
          </p>
        ),
      },
    ],
  },
};
