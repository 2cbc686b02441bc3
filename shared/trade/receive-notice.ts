import { ServiceError } from '../runtime/errors.ts';
import { log } from '../runtime/log.ts';
import { settleRefund } from './complete-refund.ts';
import type { Acknowledgement, RawNotice } from './payment-provider.ts';
import type { PaymentServices } from './payment-services.ts';
import { settlePayment } from './settle-payment.ts';
import { hearOfStep } from './split-order.ts';
import { providerOf } from './start-payment.ts';

/**
 * Takes a provider's notice: nothing of it is believed before its signature over the raw bytes is right. Whatever is
 * refused changes nothing and is logged; a provider that hears no acknowledgement sends it again (trust T6).
 * @throws ServiceError UNAUTHENTICATED for a forged or old one, CONFLICT for one that does not agree with what is kept
 */
export async function receiveNotice(
  services: PaymentServices,
  { provider: name, requestId, ...raw }: Omit<RawNotice, 'now'> & { provider: string; requestId: string },
): Promise<Acknowledgement> {
  const provider = await providerOf(services, name);
  try {
    const notice = provider.readNotice({ ...raw, now: services.now() });
    if (notice.kind === 'payment') await settlePayment(services, name, notice, requestId);
    if (notice.kind === 'refund') await settleRefund(services, name, notice, requestId);
    if (notice.kind === 'step') await hearOfStep(services, name, notice.number, requestId);
  } catch (error) {
    const reason = error instanceof ServiceError ? error.code : error;
    log(reason === 'CONFLICT' ? 'PAYMENT_NOTICE_STRANGE' : 'PAYMENT_NOTICE_REFUSED', {
      provider: name,
      requestId,
      reason,
    });
    throw error;
  }
  return provider.acknowledgement;
}
