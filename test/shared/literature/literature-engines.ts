import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureBucket, ensureTable } from '#infra/local/storage.ts';
import { documentPart, getDocument, literatureTable } from '#shared/literature/document-store.ts';
import { followLiterature } from '#shared/literature/follow-literature.ts';
import type { DigitizeServices } from '#shared/literature/literature-services.ts';
import { loadOcrModels } from '#shared/literature/ocr-models.ts';
import { listPages, pagePart } from '#shared/literature/page-store.ts';
import { loadVocabulary } from '#shared/literature/vocabulary.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { tableClient } from '#shared/runtime/table-client.ts';

const startedAt = new Date();

/** A table and a bucket of their own, over the engines of this run. */
export async function literatureEngines(): Promise<DigitizeServices> {
  const name = `t${randomUUID().slice(0, 8)}-literature`;
  const endpoint = inject('dynamodbEndpoint');
  await Promise.all([ensureTable(endpoint, name, literatureTable), ensureBucket(inject('s3Endpoint'), name)]);
  return {
    literature: { client: tableClient({ region: localS3Options.region, endpoint }), name },
    files: createFileClient(new S3Client({ endpoint: inject('s3Endpoint'), ...localS3Options }), name),
    // The bucket judges links by its own clock.
    now: () => startedAt,
    loadScan: async () => ({ models: await loadOcrModels(1), vocabulary: await loadVocabulary() }),
  };
}

/** Does what the stream would: hands every state that asks for work to the follower, until nothing does. */
export async function settle(services: DigitizeServices, id: string): Promise<void> {
  const document = await getDocument(services.literature, id);
  await follow(services, { ...document, part: documentPart });
  for (const page of await listPages(services.literature, id)) {
    await follow(services, { ...page, part: pagePart(page.page) });
  }
  const counted = await getDocument(services.literature, id);
  await follow(services, { ...counted, part: documentPart }, { ...document, part: documentPart });
}

async function follow(
  services: DigitizeServices,
  now: Record<string, unknown>,
  before?: Record<string, unknown>,
): Promise<void> {
  const failed = await followLiterature(services, [{ sequenceNumber: '1', now, before }]);
  if (failed.length > 0) throw new Error('a step failed');
}
