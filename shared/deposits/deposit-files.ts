import { env } from '../runtime/env.ts';
import { bucketFiles, type FileClient } from '../runtime/file-client.ts';
import { type WriteOnceFiles, writeOnceFiles } from '../runtime/write-once-files.ts';
import type { Deposit, DepositFile } from './deposit.ts';

/** One bucket seen twice: uploads come and go, documents are written once and stay. */
export interface DepositFiles {
  uploads: Pick<FileClient, 'facts' | 'read' | 'remove' | 'uploadLink' | 'readLink'>;
  documents: Pick<WriteOnceFiles, 'add' | 'addPieces' | 'get'>;
}

/** Where a file waits until its hash is checked. */
export const uploadKey = ({ id }: Pick<Deposit, 'id'>) => `uploads/${id}`;
/** Where it stays, named by its content. */
export const documentKey = ({ sha256 }: Pick<DepositFile, 'sha256'>) => `documents/${sha256}`;

let built: DepositFiles | undefined;

/** The bucket of deposits, as the settings of this process name it. */
export function depositFiles(): DepositFiles {
  const { AWS_REGION: region, S3_ENDPOINT: endpoint, DEPOSITS_BUCKET: bucket } = env();
  built ??= { uploads: bucketFiles(bucket), documents: writeOnceFiles({ region, bucket, endpoint }) };
  return built;
}
