import type { StandardRecord } from '../standards/standard-view.ts';
import { recordInWords, type Wording } from './record-lines.ts';

/** The record as plain text in UTF-8, one fact a line. */
export function plainText(record: StandardRecord, wording: Wording): string {
  const { heading, page, lines, abstract, citations } = recordInWords(record, wording);
  const facts = lines.map(({ label, value }) => `${label}: ${oneLine(value)}`);
  return [
    oneLine(heading),
    page,
    '',
    ...facts,
    ...(abstract ? ['', oneLine(abstract)] : []),
    '',
    ...citations.map(({ label, text }) => `${label}: ${oneLine(text)}`),
    '',
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
