import type { Payment, PaymentStart, ProviderName } from './payment.ts';
import type { Refund } from './refund.ts';
import type { SplitPart, SplitStep } from './splitting.ts';

/** What a provider says of a payment; amounts in fen, `payment` is our id of it. */
export interface PaymentNews {
  kind: 'payment';
  payment: string;
  /** `open`: not paid yet; `closed`: it can no longer be paid. */
  state: 'open' | 'paid' | 'closed';
  /** The provider's own number. */
  reference: string;
  amount: number;
  currency: string;
}

/** What a provider says of a refund; `refund` is our id of it. */
export interface RefundNews {
  kind: 'refund';
  refund: string;
  state: 'processing' | 'done' | 'refused';
  reference: string;
  reason?: string;
}

/** What a provider says of an instruction to divide money or to take it back; `number` is ours. */
export interface SplitNews {
  kind: 'split';
  number: string;
  /** `over`: the parts that are not done will never be by this number. */
  state: 'processing' | 'over';
  /** Places of the parts that have moved. */
  done: readonly number[];
  reference: string;
  reason?: string;
}

/** That something has become of an instruction to divide money; what, the provider is asked by its number. */
export interface StepNotice {
  kind: 'step';
  number: string;
}

/** A verified notice; `other` is one that is acknowledged and means nothing here. */
export type Notice = PaymentNews | RefundNews | StepNotice | { kind: 'other' };

export interface RawNotice {
  /** By lower-case names. */
  headers: Record<string, string | undefined>;
  /** The very bytes that were signed. */
  body: string;
  now: Date;
}

/** What a provider expects to hear, so that it stops sending a notice again. */
export interface Acknowledgement {
  type: string;
  body: string;
}

/** Where a provider is to send the buyer and its notices, and what it shows of the sale. */
export interface PaymentTerms {
  subject: string;
  noticeUrl: string;
}

/**
 * A licensed institution that takes the buyers' money; the platform never holds it (domain T5). Every call names what it is
 * about by an id of ours that was kept before, and is the same thing when it is repeated. An error leaves open what
 * happened, and `find…` tells; undefined where the provider has never heard of it.
 */
export interface PaymentProvider {
  name: ProviderName;
  create(payment: Payment, terms: PaymentTerms): Promise<PaymentStart>;
  findPayment(payment: Payment): Promise<PaymentNews | undefined>;
  /** @param taken what was taken back from receivers for it before */
  refund(refund: Refund, payment: Payment, taken: readonly SplitPart[]): Promise<RefundNews>;
  findRefund(refund: Refund, payment: Payment): Promise<RefundNews | undefined>;
  /** Divides money among receivers, or takes it back from them. Receivers without an account with the provider get nothing. */
  instruct(step: SplitStep, payment: Payment): Promise<SplitNews>;
  findStep(step: SplitStep, payment: Payment): Promise<SplitNews | undefined>;
  /** @throws ServiceError UNAUTHENTICATED unless the provider itself signed the body, for us, within the last five minutes */
  readNotice(raw: RawNotice): Notice;
  acknowledgement: Acknowledgement;
}
