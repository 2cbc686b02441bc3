import type { PageText } from '../components/text-page.tsx';
import type { Language } from '../language.ts';

const reviewed = '2026-11-25';

/** The page of changes without its table. */
export const deprecationPolicy: Record<Language, PageText> = {
  zh: {
    title: '接口变更',
    lead: '接口只增不减：新字段、新接口和新的代码值随时可能出现，已有的保持原义。',
    reviewed,
    blocks: [
      {
        id: 'policy',
        title: '弃用规则',
        body: (
          <ul>
            <li>随时可能增加：接口、可选参数、应答字段、列表中的代码值。客户端应忽略不认识的字段。</li>
            <li>不会改变：已有接口的地址、字段的名称与含义、错误的 code。</li>
            <li>
              需要替换的接口先弃用：应答带 <code>Deprecation</code>（RFC 9745）和指向本页的 <code>Link</code>，
              有继任接口时另给 <code>rel="successor-version"</code>，OpenAPI 中标为 deprecated，并列在上表。
            </li>
            <li>
              停用日期由 <code>Sunset</code>（RFC 8594）给出，距弃用至少十二个月；没有 <code>Sunset</code> 的仍会保留。
            </li>
            <li>安全或法律上不容等待的更改可以例外，同样列在上表并写明原因。</li>
          </ul>
        ),
      },
    ],
  },
  en: {
    title: 'Changes of the API',
    lead: 'The API grows and takes nothing away: fields, routes and code values are added, those that exist keep their meaning.',
    reviewed,
    blocks: [
      {
        id: 'policy',
        title: 'Deprecation policy',
        body: (
          <ul>
            <li>
              May be added at any time: routes, optional parameters, fields of answers, values of codes. Clients should
              ignore fields they do not know.
            </li>
            <li>Stay as they are: addresses of routes, names and meanings of fields, codes of errors.</li>
            <li>
              A route that has to be replaced is deprecated first: it answers with <code>Deprecation</code> (RFC 9745)
              and a <code>Link</code> to this page, with <code>rel="successor-version"</code> where another route takes
              its place; the OpenAPI document marks it as deprecated and the table above lists it.
            </li>
            <li>
              <code>Sunset</code> (RFC 8594) names the day on which it ends, at least twelve months after the
              deprecation; a route without it stays.
            </li>
            <li>What security or law does not let wait may be an exception; it is listed above with the reason.</li>
          </ul>
        ),
      },
    ],
  },
};
