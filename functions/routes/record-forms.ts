import * as z from 'zod';
import { type RecordForm, recordForms, textSuffix } from '#shared/interchange/record-forms.ts';
import { recordLinks } from '#shared/interchange/record-links.ts';
import type { ReadingServices } from '#shared/literature/document-decision.ts';
import type { TextServices } from '#shared/literature/list-texts.ts';
import { readStandardPdf } from '#shared/literature/read-original.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { Day, dayInShanghai } from '#shared/standards/local-date.ts';
import { findOrSuggest } from './find-or-suggest.ts';
import { StandardId } from './page.ts';

const longestFirst = [...recordForms].sort((a, b) => b.suffix.length - a.suffix.length);

const read = { method: 'GET', tag: 'Open', access: 'public', params: z.object({ id: StandardId }) } as const;

/** The record in every form, and its text, at the address of its page with a suffix. */
export const recordFormRoutes = [
  ...longestFirst.map(formRoute),
  route({
    ...read,
    path: `/standards/{id}.${textSuffix}`,
    summary: { zh: '一项标准的正文 PDF（短时链接）', en: 'The text of a standard as PDF, by a short-lived link' },
    response: z.null(),
    answers: [303],
    refuses: ['FORBIDDEN'],
    run: async (services: ReadingServices & TextServices, { params }) => {
      const { number, texts } = await findOrSuggest(services, params);
      const location = await readStandardPdf(services, { number, texts });
      return new Reply(303, null, { location, 'cache-control': 'private, max-age=60' });
    },
  }),
];

function formRoute(form: RecordForm) {
  const { suffix, label, type, response, encode } = form;
  return route({
    ...read,
    path: `/standards/{id}.${suffix}`,
    summary: { zh: `一项标准的记录：${label}`, en: `The record of a standard as ${label}` },
    query: z.strictObject({ asOf: Day.optional() }),
    response,
    responseType: /[/+]json$/.test(type) ? type : `${type}; charset=utf-8`,
    cache: { maxAge: 0, sharedMaxAge: 60, staleWhileRevalidate: 600 },
    run: async (services: TextServices, { params, query, language }) => {
      const record = await findOrSuggest(services, { ...params, ...query });
      const wording = { language, site: env().SITE_URL, today: dayInShanghai(services.now()) };
      return new Reply(200, encode(record, wording), {
        link: recordLinks(record, recordForms),
        vary: 'Accept, Accept-Language, Accept-Encoding',
        'content-location': `/standards/${record.id}.${suffix}`,
        'content-disposition': `inline; filename="${record.id}.${suffix}"`,
      });
    },
  });
}
