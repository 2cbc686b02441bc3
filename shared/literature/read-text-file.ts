import { cutPages } from './cut-pages.ts';
import type { MediaType } from './document.ts';
import type { PageContent } from './page-content.ts';
import { markRoles } from './page-text.ts';
import { readHtml, readMarkdown, readXml } from './read-markup.ts';
import { Refusal } from './refusal.ts';
import { qualityOfLayer } from './text-quality.ts';

export interface TextFile {
  title?: string;
  pages: PageContent[];
}

/** Reads a file that is text itself and cuts it into pages, their running heads marked. */
export function readTextFile(bytes: Uint8Array, type: MediaType): TextFile {
  const source = decodeText(bytes);
  const { title, lines } = readLines(source, type);
  const pages = cutPages(lines).map((texts, i): PageContent => {
    const quality = qualityOfLayer(texts.join('\n'));
    const shown = texts.filter((text, at) => text.trim() !== '' || (texts[at - 1] ?? '').trim() !== '');
    return {
      page: i + 1,
      width: 0,
      height: 0,
      rotation: 0,
      source: 'structured',
      quality: quality === 1 ? 4 : quality,
      lines: shown.map((text) => ({ text: text.trimEnd() })),
    };
  });
  if (pages.length === 0) throw new Refusal('empty');
  return { ...(title && { title }), pages: markRoles(pages) };
}

function readLines(source: string, type: MediaType): { title?: string; lines: string[] } {
  if (type === 'text/html') return readHtml(source);
  if (type === 'text/markdown') return readMarkdown(source);
  if (type === 'application/xml') return readXml(source);
  return { lines: source.split(/\r\n|\n|\r/) };
}

/** UTF-8 as it should be, else the encoding Chinese files of older times are in. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
