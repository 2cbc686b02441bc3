import * as z from 'zod';
import { choicePage } from '#shared/interchange/choice-page.ts';
import { findIdentified } from '#shared/interchange/find-identified.ts';
import { identifierRoot } from '#shared/interchange/identifier-path.ts';
import { splitForm } from '#shared/interchange/record-forms.ts';
import { type Language, Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { Day } from '#shared/standards/local-date.ts';
import type { StandardSummary } from '#shared/standards/standard-view.ts';

/** Steps of the longest number: publishers, types, number and supplement may each take one. */
const depths = [1, 2, 3, 4, 5, 6, 7, 8];

const query = z.strictObject({ asOf: Day.optional() });
const brief = { 'cache-control': 'public, max-age=300' };

/** Addresses of standards themselves; each leads to the document about it (httpRange-14, RFC 9110 §15.4.4). */
export const identifierRoutes = depths.map((depth) => {
  const steps = Array.from({ length: depth }, (_, n) => `step${n + 1}`);
  return route({
    method: 'GET',
    tag: 'Open',
    access: 'public',
    path: `${identifierRoot}${steps.map((step) => `{${step}}`).join('/')}`,
    summary: {
      zh: '标准的标识符，指向关于它的文档',
      en: 'Identifier of a standard, which leads to the document about it',
    },
    params: z.object(Object.fromEntries(steps.map((step) => [step, z.string().max(200)]))),
    query,
    response: z.string(),
    responseType: 'text/html; charset=utf-8',
    answers: [300, 301, 303],
    run: async (services: SearchServices, { params, query: { asOf }, language }) => {
      const { name, suffix } = splitForm(Object.values(params).join('/'));
      const { canonical, editions } = await findIdentified(services, { path: name, asOf });
      const asked = asOf ? `?asOf=${asOf}` : '';
      if (decodeURIComponent(canonical) !== identifierRoot + name) return moved(301, canonical + suffix + asked);
      const [edition, ...others] = editions;
      if (!edition || others.length > 0) return choice(editions, language);
      return moved(303, `/standards/${edition.id}${suffix}${asked}`);
    },
  });
});

function moved(status: 301 | 303, location: string): Reply {
  return new Reply(status, '', { location, ...brief });
}

function choice(editions: StandardSummary[], language: Language): Reply {
  const link = editions.map(({ id }) => `</standards/${id}>; rel="item"`).join(', ');
  return new Reply(300, choicePage(editions, language), { link, ...brief });
}
