import type { StandardRecord } from '../standards/standard-view.ts';
import { recordInWords, type Wording } from './record-lines.ts';

/** The record as CommonMark: heading, facts, abstract, citations. */
export function markdown(record: StandardRecord, wording: Wording): string {
  const { heading, page, lines, abstract, citations } = recordInWords(record, wording);
  const facts = lines.map(({ label, value, address }) => {
    const text = plain(value);
    return `- **${plain(label)}**: ${address ? `[${text}](<${address}>)` : text}`;
  });
  return [
    `# ${plain(heading)}`,
    `<${page}>`,
    facts.join('\n'),
    ...(abstract ? [plain(abstract)] : []),
    `## ${wording.language === 'zh' ? '引用格式' : 'Cite'}`,
    citations.map(({ label, text }) => `- ${plain(label)}: ${plain(text)}`).join('\n'),
    '',
  ].join('\n\n');
}

/** Signs that Markdown would read as its own are escaped, and a value stays on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~&]/g, (sign) => `\\${sign}`);
}
