import { index, prefix, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes';
import type { Language } from './language.ts';

/** One line per address; every page exists at `/…` in Chinese and at `/en/…` in English. */
function pages(language: Language): RouteConfigEntry[] {
  const page = (path: string, name: string) => route(path, `routes/${name}.tsx`, { id: `${language}/${name}` });
  return [
    index('routes/home.tsx', { id: `${language}/home` }),
    page('standards', 'results'),
    page('standards/:id', 'record'),
    page('standards/:id/citations', 'standard-citations'),
    page('documents', 'documents'),
    page('documents/:id', 'document'),
    page('documents/:id/pages/:page', 'reader'),
    page('documents/:id/clauses/:anchor', 'clause'),
    page('compare', 'compare'),
    page('feedback', 'feedback'),
    page('feedback/new', 'feedback-new'),
    page('feedback/desk', 'feedback-desk'),
    route('feedback/:id', 'routes/matter.tsx', { id: `${language}/feedback-matter` }),
    page('complaints/new', 'complaint-new'),
    route('complaints/:id', 'routes/matter.tsx', { id: `${language}/complaint-matter` }),
    page('check', 'check'),
    page('check/:id', 'check-report'),
    page('statistics', 'statistics'),
    page('statistics/:series', 'statistics-series'),
    page('verify', 'verify'),
    page('deposits', 'deposits'),
    page('deposits/learn', 'learn-deposits'),
    page('deposits/new', 'deposit-new'),
    route('deposits/steps', 'routes/deposit-steps.ts', { id: `${language}/deposit-steps` }),
    page('deposits/:id', 'deposit'),
    page('deposits/:id/continue', 'deposit-continue'),
    page('classifications', 'classifications'),
    page('classifications/:scheme/*', 'classification'),
    page('developers', 'developers'),
    page('about-data', 'about-data'),
    page('accessibility', 'accessibility'),
    page('privacy', 'privacy'),
    page('terms', 'terms'),
    page('contact', 'contact'),
    page('account', 'account'),
    page('account/api-keys', 'api-keys'),
    page('account/deposits', 'my-deposits'),
    page('account/deposits/:id', 'deposit-desk'),
    route('account/deposits/:id/:name', 'routes/deposit-file.ts', { id: `${language}/deposit-file` }),
    page('account/follows', 'follows'),
    page('unsubscribe/:token', 'unsubscribe'),
    page('account/join', 'join'),
    page('account/organizations/:id', 'organization'),
    page('review', 'review'),
    page('problems', 'problems'),
    page('problems/:code', 'problem'),
    page('*', 'not-found'),
  ];
}

export default [
  route('sign-in', 'routes/sign-in.ts'),
  route('sign-in/callback', 'routes/sign-in-callback.ts'),
  route('sign-out', 'routes/sign-out.ts'),
  ...pages('zh'),
  ...prefix('en', pages('en')),
] satisfies RouteConfig;
