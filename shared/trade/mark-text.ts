import { isUtf8 } from 'node:buffer';
import type { DepositFile } from '../deposits/deposit.ts';
import { escapeXml } from '../interchange/xml.ts';
import { decodeText } from '../literature/read-text-file.ts';
import { type CopyMark, markLine } from './copy-mark.ts';

type TextType = Exclude<DepositFile['mediaType'], 'application/pdf'>;

/**
 * A copy of a text file that names its licensee above and below the text, in the way of its own format. Between the marks stands
 * what was deposited, letter for letter; files in GB 18030 come out in UTF-8, and say so where they name their encoding.
 */
export function markText(original: Uint8Array, type: TextType, mark: CopyMark): Uint8Array {
  return Buffer.from(markings[type](sourceOf(original), markLine(mark), mark));
}

const markings: Record<TextType, (source: string, line: string, mark: CopyMark) => string> = {
  'text/plain': (source, line) => `${line}\n\n${source}\n\n${line}\n`,
  // A heading of fields must stay first in a file of Markdown.
  'text/markdown': (source, line) => `${/^---\r?\n/.test(source) ? '' : `> ${line}\n\n`}${source}\n\n> ${line}\n`,
  'text/html': (source, line, { copy }) => {
    const paragraph = `<p class="copy-mark">${escapeXml(line)}</p>`;
    const named = source.replace(/<head(?:\s[^>]*)?>/i, `$&<meta name="guiju-copy" content="${copy}">`);
    const headed = named.replace(/<body(?:\s[^>]*)?>/i, (tag) => `${tag}${paragraph}`);
    const end = headed.toLowerCase().lastIndexOf('</body>');
    return end < 0 ? `${headed}${paragraph}` : `${headed.slice(0, end)}${paragraph}${headed.slice(end)}`;
  },
  'application/xml': (source, line) => {
    // Two hyphens may not stand in a comment (XML 1.0, production 15).
    const comment = `<!-- ${line.replaceAll('--', '- -')} -->`;
    const declaration = /^<\?xml\s[^>]*\?>/.exec(source)?.[0] ?? '';
    return `${declaration}${comment}${source.slice(declaration.length)}\n${comment}\n`;
  },
};

function sourceOf(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (isUtf8(bytes)) return text;
  return text
    .replace(/(<\?xml\s[^>]*encoding=["'])[\w-]+/i, '$1UTF-8')
    .replace(/(<meta\s[^>]*charset=["']?)[\w-]+/i, '$1utf-8');
}
