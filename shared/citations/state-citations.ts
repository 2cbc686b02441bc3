import { type StoredDocument as Document, StoredDocument } from '../literature/document.ts';
import { documentPart } from '../literature/document-store.ts';
import type { LiteratureServices } from '../literature/literature-services.ts';
import type { Structure } from '../literature/structure/structure.ts';
import { getStructure } from '../literature/structure/structure-files.ts';
import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { parseDesignation, standardId, workId } from '../standards/designation.ts';
import { readStatements } from '../standards/import/collect-readings.ts';
import { importCatalogue } from '../standards/import-catalogue.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import type { Relation, Statement } from '../standards/standard.ts';
import { getStandards } from '../standards/standard-store.ts';

/**
 * States in the catalogue what the texts of standards cite normatively, as far as their references were read; answers the
 * changes that must come again. A text states it of records that are held; it makes none.
 */
export async function stateCitations(
  services: CatalogueServices & LiteratureServices,
  changes: ItemChange[],
): Promise<ItemChange[]> {
  const read = changes.filter(isNewlyRead);
  try {
    const documents = read.map(({ now }) => StoredDocument.parse(now));
    const held = await getStandards(
      services.catalogue,
      documents.flatMap(({ standards }) => standards),
    );
    const statements: Statement[] = [];
    for (const document of documents) {
      const structure = await getStructure(services.files, document);
      const relations = structure ? citationsOf(structure) : [];
      if (relations.length === 0) continue;
      for (const id of document.standards) {
        const stored = held.get(id);
        const number = stored?.statements[0]?.fields.number;
        if (number) statements.push(statementOf(document, number, relations, services.now()));
      }
    }
    if (statements.length === 0) return [];
    const { lost } = await importCatalogue(services, { readings: readStatements(statements) });
    return lost.length > 0 ? read : [];
  } catch (error) {
    log('PROJECTION_FAILED', { error, ids: read.map(({ now }) => now?.id) });
    return read;
  }
}

/** The structure is read when the last page is done; later changes of the document leave it as it was. */
function isNewlyRead({ now, before }: ItemChange): boolean {
  if (now?.part !== documentPart || now.kind !== 'standard' || !now.structure) return false;
  return JSON.stringify(now.structure) !== JSON.stringify(before?.structure);
}

function citationsOf({ references }: Structure): Relation[] {
  const cited = references.filter(({ role, certainty }) => role === 'normative' && certainty !== 'doubtful');
  const numbers = new Set(cited.flatMap(({ designation }) => designation ?? []));
  return [...numbers].flatMap((number): Relation[] => {
    const designation = parseDesignation(number);
    if (!designation) return [];
    const id = designation.year ? standardId(designation) : workId(designation);
    return [{ type: 'cites', number, id }];
  });
}

function statementOf({ id }: Document, number: string, relations: Relation[], now: Date): Statement {
  return {
    source: {
      key: `text-${id}`,
      name: '标准文本中的规范性引用文件 Normative references of the text',
      url: `/documents/${id}`,
      retrieved: dayInShanghai(now),
      confidence: 'B',
      evidence: id,
    },
    fields: { number, relations },
  };
}
