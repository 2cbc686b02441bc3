import { env } from '#shared/runtime/env.ts';

export function loader(): Response {
  const lines = [
    'User-agent: *',
    'Disallow: /standards?',
    'Disallow: /en/standards?',
    '',
    `Sitemap: ${env().SITE_URL}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
