import { beforeAll, expect, inject, test } from 'vitest';
import { stateCitations } from '#shared/citations/state-citations.ts';
import { DocumentStatement, documentIdOf, type StoredDocument } from '#shared/literature/document.ts';
import { documentPart } from '#shared/literature/document-store.ts';
import type { LiteratureServices } from '#shared/literature/literature-services.ts';
import { Structure } from '#shared/literature/structure/structure.ts';
import { putStructure } from '#shared/literature/structure/structure-files.ts';
import type { CatalogueServices } from '#shared/runtime/table-client.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { getStandard } from '#shared/standards/standard-store.ts';
import { literatureEngines } from '../literature/literature-engines.ts';
import { catalogueTable } from '../standards/catalogue-table.ts';
import { stored } from '../standards/search-fixture.ts';

let services: CatalogueServices & LiteratureServices;

beforeAll(async () => {
  services = { ...(await literatureEngines()), ...(await catalogueTable(inject('dynamodbEndpoint'))) };
  await putMany(services.catalogue, [stored('GB/T 501-2021'), stored('GB/T 502-2020')]);
});

async function changeOf(standards: string[]) {
  const sha256 = 'a'.repeat(64);
  const reference = { page: 3, line: 0, dated: true, text: '', certainty: 'likely' as const };
  const structure = Structure.parse({
    contents: [],
    clauses: [],
    terms: [],
    tables: [],
    facts: {},
    references: [
      { ...reference, role: 'normative', designation: 'GB/T 502-2020' },
      { ...reference, role: 'normative', designation: 'GB/T 503', dated: false },
      { ...reference, role: 'informative', designation: 'GB/T 504-2001' },
      { ...reference, role: 'normative', designation: 'GB/T 505-2001', certainty: 'doubtful' },
    ],
  });
  const document: StoredDocument = {
    ...DocumentStatement.parse({ kind: 'standard', standards }),
    id: documentIdOf(sha256),
    revision: 4,
    state: 'ready',
    mediaType: 'text/plain',
    sha256,
    bytes: 1,
    attempts: 1,
    pages: 9,
    pagesDone: 9,
    layout: 'text',
    structure: await putStructure(services.files, sha256, structure),
    from: 'import',
    receivedAt: '2026-11-25T08:00:00Z',
    updatedAt: '2026-11-25T08:00:00Z',
  };
  return { sequenceNumber: '1', now: { ...document, part: documentPart } };
}

const relationsOf = async (id: string) => {
  const record = await getStandard(services.catalogue, id, { newest: true });
  return record ? reconcile(record).relations.map(({ type, number }) => `${type} ${number}`) : undefined;
};

test('the record learns what its text cites normatively, and the cited record learns it too', async () => {
  expect(await stateCitations(services, [await changeOf(['gb-t.501-2021'])])).toEqual([]);
  expect(await relationsOf('gb-t.501-2021')).toEqual(['cites GB/T 502-2020', 'cites GB/T 503']);
  expect(await relationsOf('gb-t.502-2020')).toEqual(['cited-by GB/T 501-2021']);
});

test('the same text again changes nothing, and a text of a record that is not held makes none', async () => {
  const before = await getStandard(services.catalogue, 'gb-t.501-2021', { newest: true });
  expect(await stateCitations(services, [await changeOf(['gb-t.501-2021', 'gb-t.999-2020'])])).toEqual([]);
  expect(await getStandard(services.catalogue, 'gb-t.501-2021', { newest: true })).toEqual(before);
  expect(await relationsOf('gb-t.999-2020')).toBeUndefined();
});
