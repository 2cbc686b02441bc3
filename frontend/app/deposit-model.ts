import * as z from 'zod';
import { DepositSummary } from '#shared/deposits/deposit-view.ts';

/** A page of the register, as the API answers it. */
export const DepositPage = z.object({ items: z.array(DepositSummary), next: z.string().nullable() });
