import * as z from 'zod';
import { type RecordForm, recordForms } from '#shared/interchange/record-forms.ts';
import { recordLinks } from '#shared/interchange/record-links.ts';
import type { TextServices } from '#shared/literature/list-texts.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { Day, dayInShanghai } from '#shared/standards/local-date.ts';
import { findOrSuggest } from './find-or-suggest.ts';
import { StandardId } from './page.ts';

const longestFirst = [...recordForms].sort((a, b) => b.suffix.length - a.suffix.length);

/** The record in every form, at the address of its page with a suffix. */
export const recordFormRoutes = longestFirst.map(formRoute);

function formRoute(form: RecordForm) {
  const { suffix, label, type, response, encode } = form;
  return route({
    method: 'GET',
    tag: 'Open',
    access: 'public',
    path: `/standards/{id}.${suffix}`,
    summary: { zh: `一项标准的记录：${label}`, en: `The record of a standard as ${label}` },
    params: z.object({ id: StandardId }),
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
