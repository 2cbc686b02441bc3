import { type DepositFiles, depositFiles } from '../deposits/deposit-files.ts';
import { env } from '../runtime/env.ts';
import { bucketFiles, type FileClient } from '../runtime/file-client.ts';
import type { markPdf } from './mark-pdf.ts';
import { type TradeServices, tradeServices } from './trade-services.ts';

/** What handing out copies needs: trade, the files that were deposited, a place for copies, and the marking of PDFs with its fonts. */
export interface CopyServices extends TradeServices {
  documents: Pick<DepositFiles['documents'], 'get'>;
  copies: Pick<FileClient, 'put' | 'remove' | 'readLink'>;
  markPdf: typeof markPdf;
}

let built: CopyServices | undefined;

/** The services of this process, from its settings; the marking comes from the one function that carries fonts. */
export function copyServices(mark: typeof markPdf): CopyServices {
  built ??= {
    ...tradeServices(),
    documents: depositFiles().documents,
    copies: bucketFiles(env().COPIES_BUCKET),
    markPdf: mark,
  };
  return built;
}
