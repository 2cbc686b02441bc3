import type { StandardSummary } from '../standards/standard-view.ts';
import { term } from '../standards/terms.ts';
import { escapeXml } from './xml.ts';

/** The editions that an identifier may mean, as a page of links that needs nothing else. */
export function choicePage(editions: readonly StandardSummary[], language: 'zh' | 'en'): string {
  const heading = language === 'zh' ? '此标识符可指多项标准，请选择' : 'This identifier may mean several standards';
  const items = editions.map(({ id, number, title, status }) => {
    const name = title[language] ?? title.zh ?? title.en ?? '';
    const text = escapeXml(`${number} ${name} (${term('status', status)[language]})`);
    return `<li><a href="/standards/${id}">${text}</a></li>`;
  });
  return [
    `<!DOCTYPE html><html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${heading}</title></head><body><main><h1>${heading}</h1><ul>${items.join('')}</ul></main></body></html>`,
  ].join('');
}
