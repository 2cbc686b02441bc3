import { findLogKey } from '../log/find-checkpoint.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Language } from '../runtime/route.ts';
import type { DepositApiServices } from './deposit-services.ts';
import { isOpenTo } from './deposit-view.ts';
import type { drawCertificate } from './draw-certificate.ts';
import { visibleDeposit } from './find-deposit.ts';
import { requireReceipt } from './find-deposit-receipt.ts';

/** The drawing comes with the services, so that fonts and PDF lie in the one function that draws. */
export interface CertificateServices extends DepositApiServices {
  drawCertificate: typeof drawCertificate;
}

interface Asked {
  id: string;
  caller: Caller | null;
  language: Language;
  /** Public address of the site. */
  site: string;
}

/**
 * The certificate of an accepted deposit as PDF. It names the holder and opens the commitments, so whoever may not see those
 * gets `FORBIDDEN`; `NOT_FOUND` and `UNAVAILABLE` as for the receipt.
 */
export async function certifyDeposit(services: CertificateServices, asked: Asked): Promise<Uint8Array> {
  const { deposit, viewer } = await visibleDeposit(services, asked);
  if (!isOpenTo(deposit, viewer)) {
    throw new ServiceError('FORBIDDEN', {
      zh: '呈缴人未公开声明的内容；证明由其本人取得，回执与声明仍可公开查阅。',
      en: 'The depositor has not disclosed the claims and alone gets the certificate; receipt and statement are public.',
    });
  }
  const [{ receipt, timeStamp }, logKey] = await Promise.all([requireReceipt(services, deposit), findLogKey(services)]);
  if (logKey === undefined) throw new Error('a log that publishes receipts has a key');
  const site = asked.site.replace(/\/$/, '');
  return services.drawCertificate({ deposit, receipt, timeStamp, logKey, site }, asked.language);
}
