import type { AccessDecision } from '../access/access-decision.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import type { AccessLevel } from '../standards/codes.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import type { Standard } from '../standards/standard.ts';
import { getStandards } from '../standards/standard-store.ts';
import { isOpenable, type StoredDocument } from './document.ts';
import { decideDocumentAccess, reaches } from './document-access.ts';
import { getDocument } from './document-store.ts';
import type { LiteratureServices } from './literature-services.ts';

export type ReadingServices = LiteratureServices & CatalogueServices;

/** The records of the standards whose texts these are, as they are now, by id. */
export async function standardsOf(
  { catalogue }: CatalogueServices,
  documents: readonly Pick<StoredDocument, 'standards'>[],
): Promise<Map<string, Standard>> {
  const held = await getStandards(catalogue, [...new Set(documents.flatMap(({ standards }) => standards))]);
  return new Map([...held].map(([id, stored]) => [id, reconcile(stored)]));
}

/** The access decisions of documents on a day, today by default, from their records as they are now. */
export async function decisionsFor(
  services: CatalogueServices,
  documents: readonly StoredDocument[],
  { day = dayInShanghai(services.now()), records }: { day?: Day; records?: Map<string, Standard> } = {},
): Promise<Map<string, AccessDecision>> {
  const held = records ?? (await standardsOf(services, documents));
  return new Map(
    documents.map((document) => {
      const own = document.standards.flatMap((id) => held.get(id) ?? []);
      return [document.id, decideDocumentAccess(document, own, day)];
    }),
  );
}

/** A document that is held, with the decision about it. Throws `NOT_FOUND`. */
export async function heldDocument(
  services: ReadingServices,
  id: string,
): Promise<{ document: StoredDocument; access: AccessDecision }> {
  const document = await getDocument(services.literature, id);
  if (!document) {
    throw new ServiceError('NOT_FOUND', { zh: `没有收录文献 ${id}。`, en: `The document ${id} is not held here.` });
  }
  const access = (await decisionsFor(services, [document])).get(id) as AccessDecision;
  return { document, access };
}

/**
 * A document whose text this caller may see as far as asked. The only door to any text or picture: throws `NOT_FOUND`
 * until it is digitized, `FORBIDDEN` with the reason when the decision does not go that far.
 */
export async function openDocument(
  services: ReadingServices,
  id: string,
  wanted: AccessLevel,
): Promise<{ document: StoredDocument; access: AccessDecision }> {
  const held = await heldDocument(services, id);
  if (!isOpenable(held.document)) {
    throw new ServiceError('NOT_FOUND', { zh: '该文献尚未完成数字化。', en: 'This document is not digitized yet.' });
  }
  if (!reaches(held.access, wanted)) throw new ServiceError('FORBIDDEN', held.access.reason);
  return held;
}
