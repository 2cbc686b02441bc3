import * as z from 'zod';
import { calendar } from '#shared/interchange/calendar.ts';
import { findLifecycle, Lifecycle } from '#shared/lifecycle/find-lifecycle.ts';
import type { LifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { allReviewsDue, listReviewsDue, ReviewsDueQuery } from '#shared/lifecycle/list-reviews-due.ts';
import { recordReview } from '#shared/lifecycle/record-review.ts';
import { GivenReview, StandardLife } from '#shared/lifecycle/review.ts';
import { DueReview } from '#shared/lifecycle/review-due.ts';
import { reviewDays, reviewTable } from '#shared/lifecycle/review-table.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';
import { pageOf, StandardId } from './page.ts';

const read = { method: 'GET', tag: 'Lifecycle', access: 'public' } as const;
const params = z.object({ id: StandardId.meta({ example: 'db21-t.3456-2021' }) });
const query = ReviewsDueQuery;
const wholeQuery = ReviewsDueQuery.omit({ size: true, cursor: true });
const examples = ['', '?region=21&months=6', '?issuer=DB21&ics=13'];
const wholePage = { size: 100 };
const SavedReview = StandardLife.pick({ standard: true }).meta({ id: 'SavedReview' });

/** Reviews of local standards: what is due, what was concluded, and the life of a standard with its known dates. */
export const reviewRoutes = [
  route({
    ...read,
    path: '/v1/reviews-due',
    summary: {
      zh: '复审到期的现行地方标准，最早到期的在前',
      en: 'Local standards in force that are due for review, the oldest first',
    },
    query,
    response: pageOf(DueReview),
    examples,
    run: (services: LifecycleServices & SearchServices, { query: asked }) => listReviewsDue(services, { query: asked }),
  }),
  route({
    ...read,
    path: '/v1/reviews-due.csv',
    summary: { zh: '复审到期清单（CSV）', en: 'What is due for review as CSV' },
    query: wholeQuery,
    response: z.string(),
    responseType: 'text/csv; charset=utf-8',
    examples,
    run: async (services: LifecycleServices & SearchServices, { query: asked }) => {
      const text = reviewTable(await allReviewsDue(services, { query: { ...asked, ...wholePage } }));
      return new Reply(200, text, { 'content-disposition': 'attachment; filename="reviews-due.csv"' });
    },
  }),
  route({
    ...read,
    path: '/v1/reviews-due.ics',
    summary: { zh: '复审到期日历', en: 'Calendar of the days on which reviews are due' },
    query: wholeQuery,
    response: z.string(),
    responseType: 'text/calendar; charset=utf-8',
    examples: ['?region=21&months=12'],
    run: async (services: LifecycleServices & SearchServices, { query: asked, language }) => {
      const site = env().SITE_URL;
      const reviews = await allReviewsDue(services, { query: { ...asked, ...wholePage } });
      const days = reviewDays(reviews, { language, site, changed: services.now().toISOString() });
      return calendar(language === 'zh' ? '地方标准复审' : 'Reviews of local standards', days, site);
    },
  }),
  route({
    ...read,
    path: '/v1/standards/{id}/lifecycle',
    summary: {
      zh: '一项地方标准的全生命周期：已知日期的各阶段、复审与到期日',
      en: 'The life of a local standard: steps with known dates, reviews, and when the next is due',
    },
    params,
    response: Lifecycle,
    run: (services: LifecycleServices, { params: { id } }) => findLifecycle(services, { standard: id }),
  }),
  route({
    method: 'POST',
    tag: 'Lifecycle',
    access: 'editor',
    path: '/v1/standards/{id}/reviews',
    summary: {
      zh: '登记地方标准的复审结论：继续有效、修订或废止',
      en: 'Set down what a review of a local standard concluded: confirmed, to be revised, withdrawn',
    },
    params,
    headers: z.object({
      'if-match': z.string().max(500).optional().meta({
        description: 'ETag of the record or of its lifecycle as it was read; only its revision counts',
        example: '"r7"',
      }),
    }),
    body: GivenReview,
    response: SavedReview,
    refuses: ['PRECONDITION_REQUIRED'],
    run: async (services: LifecycleServices, { params: { id }, headers, body: given, caller, requestId }) =>
      SavedReview.parse(
        await recordReview(services, { standard: id, given, ifMatch: headers['if-match'], caller, requestId }),
      ),
  }),
];
