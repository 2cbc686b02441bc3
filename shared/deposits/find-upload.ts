import type { Caller } from '../runtime/caller.ts';
import type { UploadLink } from '../runtime/file-client.ts';
import { uploadLinkFor } from './declare-deposit.ts';
import { holderActor } from './deposit-actors.ts';
import { uploadKey } from './deposit-files.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit } from './deposit-store.ts';
import { noDeposit } from './refusals.ts';

export interface Upload {
  id: string;
  /** Null once the file has been sealed. */
  upload: UploadLink | null;
  /** Whether a file of the declared length lies in the bucket, so that sealing can go on. */
  isReceived: boolean;
}

/** Where the file of a declared deposit goes, for a depositor of its holder who comes back to it. */
export async function findUpload(
  services: DepositServices,
  { id, caller }: { id: string; caller: Caller },
): Promise<Upload> {
  const deposit = await getDeposit(services.deposits, id);
  if (!deposit) throw noDeposit();
  await holderActor(services, caller, deposit);
  if (deposit.state !== 'uploading') return { id, upload: null, isReceived: true };
  const facts = await services.depositFiles.uploads.facts(uploadKey(deposit));
  const upload = await uploadLinkFor(services, deposit);
  return { id, upload, isReceived: facts?.bytes === deposit.file.bytes };
}
