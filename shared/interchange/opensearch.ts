import type { Suggestion } from '../standards/standard-view.ts';
import { element, empty, leaf, xmlDocument } from './xml.ts';

/** How browsers search the site and suggest while one types (OpenSearch 1.1, draft 6). */
export function openSearchDescription(site: string): string {
  const url = (type: string, template: string) => empty('Url', { type, template: site + template });
  return xmlDocument(
    element('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
      leaf('ShortName', {}, '规矩 Guiju'),
      leaf('Description', {}, '标准信息检索 Search standards by number, title or topic'),
      url('text/html', '/standards?q={searchTerms}'),
      url('application/atom+xml', '/feeds/search.atom?q={searchTerms}'),
      url('application/x-suggestions+json', '/opensearch/suggestions?q={searchTerms}'),
      empty('Url', {
        type: 'application/opensearchdescription+xml',
        rel: 'self',
        template: `${site}/opensearch.xml`,
      }),
      leaf('Image', { width: '16', height: '16', type: 'image/svg+xml' }, `${site}/favicon.svg`),
      leaf('Language', {}, 'zh'),
      leaf('Language', {}, 'en'),
      leaf('InputEncoding', {}, 'UTF-8'),
      leaf('OutputEncoding', {}, 'UTF-8'),
    ]),
  );
}

/** What was typed, completions, a word about each, and where each leads (OpenSearch Suggestions 1.1). */
export function openSearchSuggestions(
  q: string,
  suggestions: readonly Suggestion[],
  site: string,
): [string, string[], string[], string[]] {
  const addressOf = ({ kind, id, text }: Suggestion) =>
    kind === 'designation' || kind === 'title'
      ? `${site}/standards/${id}`
      : `${site}/standards?q=${encodeURIComponent(text)}`;
  return [
    q,
    suggestions.map(({ text }) => text),
    suggestions.map(({ hint }) => hint ?? ''),
    suggestions.map((suggestion) => addressOf(suggestion)),
  ];
}
