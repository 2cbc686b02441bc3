import { ServiceError } from '../runtime/errors.ts';
import { type FoundReceipt, findReceipt } from './find-receipt.ts';
import type { LogServices } from './log-services.ts';

/** Milliseconds between two looks at the log. */
const interval = 100;

/** Waits for the receipt of an entry that has just been accepted, but no longer than the services' patience (milliseconds). */
export async function awaitReceipt(
  services: LogServices & { patience: number },
  entry: string,
): Promise<FoundReceipt | undefined> {
  const end = performance.now() + services.patience;
  for (;;) {
    const found = await findReceipt(services, entry);
    if (found?.state === 'published' || performance.now() + interval > end) return found;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

/** The refusal of a receipt that the log has not published yet. */
export function notPublishedYet(): ServiceError {
  return new ServiceError(
    'UNAVAILABLE',
    { zh: '回执即将发布，请稍后再取。', en: 'The receipt is about to be published; ask again in a moment.' },
    { headers: { 'retry-after': '2' } },
  );
}
