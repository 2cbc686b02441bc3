import type { zhDumps } from './zh-dumps.ts';

export const enDumps: typeof zhDumps = {
  title: 'Download all records',
  lead: 'One dump a day with every record: numbers, titles, dates, status, classes and relations, without any text of a standard. The three files hold the same; take the one you like.',
  kept: (days) =>
    `Each is kept for ${days} days. Whoever wants everything takes the file and does not ask for record after record; the log of changes keeps it up to date.`,
  none: 'There is no dump yet: the first is made tonight.',
  day: (day) => `Dump of ${day}`,
  about: (records, time) => `${records} records, made ${time} (Beijing)`,
  file: 'File',
  size: 'Size',
  hash: 'SHA-256',
  bytes: (count) => `${count} bytes`,
  hashOf: (name) => `SHA-256 of ${name}`,
  check: 'Check what you downloaded',
  checkNote:
    'The hash of the downloaded file must be the one in the table; run this in the folder of the file. On macOS, use shasum -a 256 -c.',
  licence: 'Licence',
  licenceText:
    'Records are facts and may be quoted freely; please name the source. Some sources carry a licence of their own, given in each record. See the',
  terms: 'terms of use',
  machines: 'For programs',
  json: 'the same list as JSON',
  dcat: 'description in DCAT 3',
  changes: 'log of changes (JSON)',
};
