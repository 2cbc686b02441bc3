/** What a statement says of the deposited file. */
export interface StatedFile {
  depositId: string;
  documentSha256: string;
  bytes: number;
  sealedAt: string;
}

/** Reads the statement of a deposit as far as a visitor's browser needs it; undefined when it is none. */
export function readStatement(statement: Uint8Array): StatedFile | undefined {
  const { type, depositId, documentSha256, bytes, sealedAt } = parse(statement);
  const isStatement = type === 'guiju-deposit-statement' && typeof depositId === 'string';
  if (!isStatement || typeof sealedAt !== 'string' || typeof bytes !== 'number') return undefined;
  if (typeof documentSha256 !== 'string' || !/^[0-9a-f]{64}$/.test(documentSha256)) return undefined;
  return { depositId, documentSha256, bytes, sealedAt };
}

function parse(statement: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(statement));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
