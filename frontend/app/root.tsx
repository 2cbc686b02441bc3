import './site.css';
import { use } from 'react';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import { env } from '#shared/runtime/env.ts';
import type { Route } from './+types/root.ts';
import { ProblemPage } from './components/problem-page.tsx';
import { SiteFooter } from './components/site-footer.tsx';
import { SiteHeader } from './components/site-header.tsx';
import { EnhanceScript } from './enhance-script.ts';
import { languageTag, localPath, neutralPath } from './language.ts';
import { useSite } from './messages/messages.ts';
import { questionsAreOn } from './services.server.ts';

export async function loader() {
  return { siteUrl: env().SITE_URL, asks: await questionsAreOn() };
}

export function Layout({ children }: { children: React.ReactNode }) {
  const { language, words } = useSite();
  const failed = Boolean(useRouteError());
  return (
    <html lang={languageTag[language]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="applicable-device" content="pc,mobile" />
        {failed ? <meta name="robots" content="noindex" /> : <PageMeta />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Links />
        <script type="module" src={use(EnhanceScript)} />
      </head>
      <body>
        <a className="skip-link" href="#main">
          {words.site.skip}
        </a>
        <SiteHeader />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  );
}

/** Title and description of the route, its canonical address and the same page in the other language; Chinese is the one for all other languages. */
function PageMeta() {
  const { words } = useSite();
  const { pathname } = useLocation();
  const site = useRouteLoaderData<typeof loader>('root')?.siteUrl ?? '';
  const path = neutralPath(pathname);
  return (
    <>
      <Meta />
      <link rel="canonical" href={site + pathname} />
      <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={words.site.name} />
      <link rel="alternate" hrefLang="zh-Hans" href={site + localPath('zh', path)} />
      <link rel="alternate" hrefLang="en" href={site + localPath('en', path)} />
      <link rel="alternate" hrefLang="x-default" href={site + localPath('zh', path)} />
      <meta property="og:url" content={site + pathname} />
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ProblemPage error={isRouteErrorResponse(error) ? error : undefined} />;
}
