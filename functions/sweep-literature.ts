import { literatureServices } from '#shared/literature/literature-services.ts';
import { sweepDocuments } from '#shared/literature/sweep-documents.ts';
import { log } from '#shared/runtime/log.ts';

const services = literatureServices();
/** Longer than a page may take and a stream waits between its tries. */
const minutes = 30;

/** Asks again for the next step of documents that stand still. */
export const handler = async (): Promise<void> => {
  const swept = await sweepDocuments(services, { minutes });
  if (swept.length > 0) log('DOCUMENTS_SWEPT', { documents: swept });
};
