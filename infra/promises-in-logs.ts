import type { LogCode } from '#shared/runtime/log-codes.ts';

/** Promises that a function itself says are broken. */
export const promisesInLogs: { by: string; id: string; description: string; code: LogCode; above: number }[] = [
  {
    by: 'digitize-page',
    id: 'Digitizing',
    description: 'A text that is handed in can be read soon: no more than 5 failed steps in a quarter of an hour',
    code: 'DIGITIZING_FAILED',
    above: 5,
  },
  {
    by: 'check-fixity',
    id: 'Deposits whole',
    description: 'Every deposited file is still what was sealed',
    code: 'DEPOSIT_DAMAGED',
    above: 0,
  },
  {
    by: 'sweep-log',
    id: 'Log in time',
    description: 'What is accepted is shown in the log within a minute',
    code: 'LOG_LATE',
    above: 0,
  },
  {
    by: 'payment-notices',
    id: 'Payments agree',
    description: 'What a provider signs about a payment agrees with what is kept of it',
    code: 'PAYMENT_NOTICE_STRANGE',
    above: 0,
  },
  {
    by: 'payment-notices',
    id: 'Notices are signed',
    description: 'Notices come from the providers: no more than 5 forged or old ones in a quarter of an hour',
    code: 'PAYMENT_NOTICE_REFUSED',
    above: 5,
  },
  {
    by: 'sweep-payments',
    id: 'Payments known',
    description:
      'How payments, refunds and splits end is found out: no more than 5 failed questions in a quarter of an hour',
    code: 'PAYMENT_NOT_CHECKED',
    above: 5,
  },
  {
    by: 'sweep-settlement',
    id: 'Settlement',
    description: 'Invoices and payouts are settled: no more than 5 failures in a quarter of an hour',
    code: 'SETTLEMENT_FAILED',
    above: 5,
  },
];
