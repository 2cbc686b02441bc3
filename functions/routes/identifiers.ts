import * as z from 'zod';
import { type Choice, choicePage } from '#shared/interchange/choice-page.ts';
import { findIdentified } from '#shared/interchange/find-identified.ts';
import { placeAddress, readParts, type TextPlace } from '#shared/interchange/identifier-parts.ts';
import { identifierRoot } from '#shared/interchange/identifier-path.ts';
import { namedTexts } from '#shared/literature/list-texts.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { type Language, Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { Day } from '#shared/standards/local-date.ts';
import type { StandardSummary } from '#shared/standards/standard-view.ts';
import { term } from '#shared/standards/terms.ts';
import { titleIn } from '#shared/standards/title-in.ts';

/** Steps of the longest number: publishers, types, number and supplement may each take one. */
const depths = [1, 2, 3, 4, 5, 6, 7, 8];

const query = z.strictObject({ asOf: Day.optional() });
const brief = { 'cache-control': 'public, max-age=300' };

/**
 * Addresses of standards themselves, of editions in force on a day, and of places in texts; each leads to the document about it
 * (httpRange-14, RFC 9110 §15.4.4).
 */
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
      const path = Object.values(params).join('/');
      const { name, day, place, suffix } = readParts(path);
      const { canonical, editions } = await findIdentified(services, { path: name, asOf: day ?? asOf });
      const asked = asOf ? `?asOf=${asOf}` : '';
      if (decodeURIComponent(canonical) !== identifierRoot + name) {
        return moved(301, canonical + encodeURI(path.slice(name.length)) + asked);
      }
      const [edition, ...others] = editions;
      if (!edition || others.length > 0) return choice(editions.map(editionChoice(language)), language);
      if (place) return leadTo(place, await textsOf(services, edition), language);
      const since = day ? `?asOf=${day}` : asked;
      return moved(303, `/standards/${edition.id}${suffix}${since}`);
    },
  });
});

/** To the place in the only text that is held, or to the choice among several. */
function leadTo(place: TextPlace, texts: Awaited<ReturnType<typeof namedTexts>>, language: Language): Reply {
  const choices = texts.map(({ document, title }) => ({
    href: placeAddress(document, place),
    text: titleIn(title, language) ?? document,
  }));
  const [only, ...others] = choices;
  return only && others.length === 0 ? moved(303, only.href) : choice(choices, language);
}

async function textsOf(services: SearchServices, { id, number }: StandardSummary) {
  const texts = await namedTexts(services, id);
  if (texts.length > 0) return texts;
  throw new ServiceError('NOT_FOUND', {
    zh: `没有收录 ${number} 的正文，因此没有条款与页；何处可以阅读，见 /standards/${id}。`,
    en: `No text of ${number} is held here, so it has no clauses and pages; /standards/${id} says where it may be read.`,
  });
}

function moved(status: 301 | 303, location: string): Reply {
  return new Reply(status, '', { location, ...brief });
}

const editionChoice =
  (language: Language) =>
  ({ id, number, title, status }: StandardSummary): Choice => {
    const name = titleIn(title, language) ?? '';
    return { href: `/standards/${id}`, text: `${number} ${name} (${term('status', status)[language]})` };
  };

function choice(choices: readonly Choice[], language: Language): Reply {
  const link = choices.map(({ href }) => `<${href}>; rel="item"`).join(', ');
  return new Reply(300, choicePage(choices, language), { link, ...brief });
}
