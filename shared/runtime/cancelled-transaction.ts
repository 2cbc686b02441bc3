import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** What became of each write of a cancelled transaction, in their order, as DynamoDB names it; nothing for any other error. */
export function cancellationCodes(error: unknown): string[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code ?? '');
}
