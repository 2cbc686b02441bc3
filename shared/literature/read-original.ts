import { ServiceError } from '../runtime/errors.ts';
import type { HeldText } from '../standards/text-view.ts';
import { reaches } from './document-access.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { originalKey } from './document-files.ts';
import { getDocuments } from './document-store.ts';

/** Seconds a link to a file holds: long enough to begin a download. */
const linkSeconds = 120;

/** A short-lived link to the file itself, where this caller may take it away. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readOriginal(services: ReadingServices, { id }: { id: string }): Promise<string> {
  const { document } = await openDocument(services, id, 'download');
  return services.files.readLink(originalKey(document.sha256), linkSeconds);
}

/**
 * A short-lived link to the text of a standard as PDF, of several the first that may be taken away. Throws `NOT_FOUND` where
 * none is held, and `FORBIDDEN` with the reason where none is open.
 */
export async function readStandardPdf(
  services: ReadingServices,
  { number, texts }: { number: string; texts: readonly HeldText[] },
): Promise<string> {
  const held = await getDocuments(
    services.literature,
    texts.map(({ document }) => document),
  );
  const printed = texts.filter(({ document }) => held.get(document)?.mediaType === 'application/pdf');
  const chosen = printed.find(({ access }) => reaches(access, 'download')) ?? printed[0];
  if (!chosen) {
    throw new ServiceError('NOT_FOUND', {
      zh: `没有收录 ${number} 的 PDF 正文；何处可以合法阅读，见该标准的页面。`,
      en: `No text of ${number} is held here as PDF; its page says where it may lawfully be read.`,
    });
  }
  const { document, access } = chosen;
  if (reaches(access, 'read') && !reaches(access, 'download')) {
    throw new ServiceError('FORBIDDEN', {
      zh: `${number} 的正文可以在线阅读（/documents/${document}），但不提供文件。`,
      en: `The text of ${number} may be read at /documents/${document}, and not be taken away as a file.`,
    });
  }
  return readOriginal(services, { id: document });
}
