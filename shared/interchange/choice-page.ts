import { escapeXml } from './xml.ts';

/** One of several things that an identifier may mean. */
export interface Choice {
  href: string;
  text: string;
}

/** What an identifier may mean, as a page of links that needs nothing else. */
export function choicePage(choices: readonly Choice[], language: 'zh' | 'en'): string {
  const heading = language === 'zh' ? '此标识符有多种含义，请选择' : 'This identifier may mean several things';
  const items = choices.map(({ href, text }) => `<li><a href="${escapeXml(href)}">${escapeXml(text)}</a></li>`);
  return [
    `<!DOCTYPE html><html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${heading}</title></head><body><main><h1>${heading}</h1><ul>${items.join('')}</ul></main></body></html>`,
  ].join('');
}
