import type { CertifiedDeposit } from '#shared/deposits/certificate.ts';
import { makeStatement, statementBytes } from '#shared/deposits/statement.ts';
import { formatCheckpoint } from '#shared/log/checkpoint.ts';
import { edgeRoot, emptyEdge, growTree } from '#shared/log/grow-tree.ts';
import { proveInclusion } from '#shared/log/proof.ts';
import { formatReceipt } from '#shared/log/receipt.ts';
import { subtreeReader, tilePath } from '#shared/log/tile.ts';
import { formatVerifierKey } from '#shared/log/verifier-key.ts';
import { makeSigner, type NoteSigner } from '../log/made-notes.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A receipt for a leaf that stands at an index of a log which exists only here. */
export async function receiptOf(leaf: Uint8Array, log: NoteSigner, cosigners: NoteSigner[] = [], at = 4, size = 9) {
  const leaves = Array.from({ length: size }, (_, index) => (index === at ? leaf : bytes(`{"other":${index}}`)));
  const { edge, files } = growTree(emptyEdge, leaves);
  const stored = new Map(files.map((file) => [file.path, file.bytes]));
  const fetchTile = async (tile: Parameters<typeof tilePath>[0]) => stored.get(tilePath(tile)) ?? new Uint8Array();
  const proof = await proveInclusion(subtreeReader(size, fetchTile), at, size);
  const text = formatCheckpoint({ origin: log.key.name, size, root: edgeRoot(edge) });
  const checkpoint = `${text}\n${log.line(text)}${cosigners.map(({ line }) => line(text)).join('')}`;
  return formatReceipt({ index: at, proof, checkpoint });
}

/** A deposit that was made up, with a receipt that holds. */
export async function madeDeposit(
  documentSha256: string,
  log = makeSigner('guiju.example/log'),
): Promise<CertifiedDeposit> {
  const file = { sha256: documentSha256, bytes: 1_482_113, mediaType: 'application/pdf' as const };
  const claims = {
    number: 'T/GUIJU 12-2026',
    titles: {
      zh: '城镇供水管网漏损“分区计量”数据采集与交换技术规范（第一部分：通则）',
      en: 'Technical specification for data acquisition and exchange in district metering of water distribution networks — Part 1: General',
    },
    ownership: { basis: 'work-for-hire' as const },
    access: 'metadata' as const,
  };
  const name = { zh: '虚构市供水标准化协会', en: 'Association for Water Supply Standards of a Made-up City' };
  const depositor = { organization: 'org-0123456789abcdef01234567', name, creditCode: '51110000MJ0123456X' };
  const salts = { claims: 'a'.repeat(64), depositor: 'b'.repeat(64) };
  const id = 'dep-0123456789abcdef01234567';
  const { sha256, bytes: length, mediaType } = file;
  const facts = {
    depositId: id,
    documentSha256: sha256,
    bytes: length,
    mediaType,
    sealedAt: '2026-11-25T07:56:04.120Z',
  };
  const statement = makeStatement({ ...facts, claims, depositor, salts });
  return {
    deposit: { id, claims, depositor, file, salts, statement },
    receipt: await receiptOf(statementBytes(statement), log),
    timeStamp: null,
    logKey: formatVerifierKey(log.key),
    site: 'https://guiju.example',
  };
}
