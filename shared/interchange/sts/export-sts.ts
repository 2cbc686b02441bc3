import type { ReadingServices } from '../../literature/document-decision.ts';
import { openDocument } from '../../literature/document-decision.ts';
import { documentStructure } from '../../literature/structure/document-structure.ts';
import { ServiceError } from '../../runtime/errors.ts';
import type { SearchServices } from '../../runtime/search-client.ts';
import { findStandard } from '../../standards/find-standard.ts';
import { xmlDocument } from '../xml.ts';
import { stsXml } from './sts-xml.ts';

/**
 * The whole text of a document as NISO STS. Throws `NOT_FOUND` for what is not held and for documents that are the text
 * of no standard, `FORBIDDEN` with the reason where the decision does not let this caller read.
 */
export async function exportSts(
  services: ReadingServices & SearchServices,
  { id, site }: { id: string; site: string },
): Promise<string> {
  const { document } = await openDocument(services, id, 'read');
  const [standard] = document.standards;
  if (standard === undefined) {
    throw new ServiceError('NOT_FOUND', {
      zh: `文献 ${id} 不是某项标准的文本。`,
      en: `The document ${id} is not the text of a standard.`,
    });
  }
  const [record, structure] = await Promise.all([
    findStandard(services, { id: standard }),
    documentStructure(services, document),
  ]);
  return xmlDocument(stsXml(record, structure, document.pages, site));
}
