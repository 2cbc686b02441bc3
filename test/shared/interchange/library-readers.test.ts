import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bibtex } from '#shared/interchange/bibtex.ts';
import { marcXml } from '#shared/interchange/marc-xml.ts';
import { referenceOf } from '#shared/interchange/reference.ts';
import { ris } from '#shared/interchange/ris.ts';
import { element, xmlDocument } from '#shared/interchange/xml.ts';
import { clientPrints, hasClient } from '../../functions/foreign-clients.ts';
import { cited, site } from './cited-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'guiju-library-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { awkward: _signs, ...plain } = cited;
const references = Object.values(plain).map((record) => referenceOf(record, site));
const values = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, text]) => text);
const titles = references.map(({ title }) => title);
const dates = (most: number) => references.flatMap(({ issued, year }) => (issued ?? year)?.slice(0, most) ?? []);

const bibutils = hasClient('bibutils', 'bib2xml', ['-h'], 'bibutils');

describe.skipIf(!bibutils)('bibutils', () => {
  test('reads titles, numbers and dates to the month from BibTeX', async () => {
    const mods = await clientPrints('bib2xml', [], references.map(bibtex).join('\n'));
    expect(values(mods, /<title>([^<]*)<\/title>/g)).toEqual(titles);
    expect(values(mods, /<number>([^<]*)<\/number>/g)).toEqual(references.map(({ number }) => number));
    expect(values(mods, /<dateIssued>([^<]*)</g)).toEqual(dates(7));
  });

  /** It takes eight or ten digits for those of a serial or a book. */
  test('reads titles, numbers and dates from RIS', async () => {
    const mods = await clientPrints('ris2xml', [], references.map(ris).join('\n'));
    expect(values(mods, /<title>([^<]*)<\/title>/g)).toEqual(titles);
    expect(values(mods, /type="(?:serial number|issn|isbn)">([^<]*)</g)).toEqual(
      references.map(({ number }) => number),
    );
    expect(values(mods, /<dateIssued>([^<]*)</g)).toEqual(dates(10));
  });
});

const records = Object.values(cited);
const collection = join(folder, 'records.xml');
writeFileSync(
  collection,
  xmlDocument(
    element(
      'collection',
      { xmlns: 'http://www.loc.gov/MARC21/slim' },
      records.map((record) => marcXml(record, site)),
    ),
  ),
);
const yaz = hasClient('yaz-marcdump', 'yaz-marcdump', ['-V'], 'yaz');
const lint = hasClient(
  'MARC::Lint',
  'perl',
  ['-MMARC::Lint', '-MMARC::File::XML', '-e', '1'],
  'libmarc-lint-perl libmarc-xml-perl',
);

/** Tags, codes and texts of every field, whatever the spaces between. */
const fields = (xml: string) => values(xml, /<(?:controlfield|subfield) (?:tag|code)="([^<]*)</g);

describe('MARC 21', () => {
  test.skipIf(!yaz)('goes to ISO 2709 and back unchanged', async () => {
    const exchanged = join(folder, 'records.mrc');
    const binary = await clientPrints('yaz-marcdump', ['-i', 'marcxml', '-o', 'marc', collection]);
    writeFileSync(exchanged, binary);
    const back = await clientPrints('yaz-marcdump', ['-i', 'marc', '-o', 'marcxml', exchanged]);
    expect(fields(back)).toEqual(records.flatMap((record) => fields(marcXml(record, site))));
  });

  test.skipIf(!lint)('has nothing that MARC::Lint warns of', async () => {
    const script = `use MARC::Batch; use MARC::File::XML (BinaryEncoding => 'utf8'); use MARC::Lint;
      my $batch = MARC::Batch->new('XML', $ARGV[0]); my $lint = MARC::Lint->new; my $read = 0;
      while (my $record = $batch->next) { $read++; $lint->check_record($record); print map { $record->field('001')->data . ": $_\\n" } $lint->warnings }
      print "$read records";`;
    expect(await clientPrints('perl', ['-e', script, collection])).toBe(`${records.length} records`);
  });
});
