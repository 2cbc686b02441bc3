import { chromiumPath } from '../chromium.ts';
import { judgePages } from '../lighthouse.ts';
import { type BenchContext, table } from './part.ts';

const pages = [
  '/',
  '/standards?q=%E8%B4%A8%E9%87%8F',
  '/standards/gb-t.19001-2016',
  '/en/standards/gb.7718-2025',
  '/documents',
  '/market',
  '/deposits',
  '/check',
  '/statistics',
  '/developers',
  '/verify',
  '/classifications',
];

/** Scores of pages by Lighthouse, of 100, in its categories; its throttling of a telephone is simulated. */
export async function report({ serviceUrl, print }: BenchContext): Promise<string> {
  if (chromiumPath === undefined) return 'Not measured: there is no Chromium here.';
  const judged = await judgePages(pages.map((page) => serviceUrl + page));
  if (judged === undefined) return 'Not measured: Lighthouse could not be installed.';
  const rows = judged.map(({ address, categories }) => {
    const scores = categories.map(({ score }) => (score === null ? 'none' : String(score)));
    print(`  ${address}: ${scores.join(', ')}`);
    return [decodeURIComponent(address.slice(serviceUrl.length)), ...scores];
  });
  const head = judged[0]?.categories.map(({ title }) => title) ?? [];
  return `${table(['page', ...head], rows)}\n\nPages of results are kept out of search engines on purpose, which Lighthouse counts against them.`;
}
