import * as z from 'zod';
import type { PaymentProvider } from '../payment-provider.ts';
import { platformReceiver, type SplitStep } from '../splitting.ts';
import type { StripeSettings } from './provider-settings.ts';
import { type ReceiverPart, receiverParts, stepNews } from './split-parts.ts';

const Metadata = z.object({ step: z.string().optional(), place: z.string().optional() });
const Moved = z.object({ id: z.string(), metadata: Metadata.nullable() });
const Transfers = z.object({ data: z.array(Moved.extend({ destination: z.string() })) });
const Reversals = z.object({ data: z.array(Moved) });
const Intent = z.object({ latest_charge: z.string() });

/** Calls the API; `refusal` is a fault of the request, after which nothing was done. */
export type AskStripe = (
  path: string,
  form?: Record<string, string>,
  key?: string,
) => Promise<{ answer: unknown } | { refusal: string }>;
type Splits = Pick<PaymentProvider, 'instruct' | 'findStep'>;

/**
 * Splits by separate charges and transfers: one transfer to each connected account, reversed one by one. Idempotency keys
 * are forgotten after a day, so what is there is looked up before anything is made. What is not transferred is the platform's.
 */
export function stripeSplits({ receivers }: StripeSettings, ask: AskStripe): Splits {
  const told = async (path: string, form?: Record<string, string>, key?: string) => {
    const said = await ask(path, form, key);
    if ('refusal' in said) throw new Error(`Stripe refuses ${path}: ${said.refusal}`);
    return said.answer;
  };
  const transfersOf = async (number: string) =>
    Transfers.parse(await told(`/v1/transfers?${new URLSearchParams({ transfer_group: number, limit: '100' })}`)).data;
  const transferOf = async (part: ReceiverPart) =>
    (await transfersOf(part.of ?? '')).find(({ destination }) => destination === part.account);
  const movedFor = async (step: SplitStep, part: ReceiverPart) => {
    const isIts = ({ metadata }: z.infer<typeof Moved>) =>
      metadata?.step === step.number && metadata.place === String(part.place);
    if (step.kind === 'split') return (await transfersOf(step.number)).find(isIts);
    const transfer = await transferOf(part);
    const query = new URLSearchParams({ limit: '100' });
    return transfer && Reversals.parse(await told(`/v1/transfers/${transfer.id}/reversals?${query}`)).data.find(isIts);
  };
  const move = async (step: SplitStep, part: ReceiverPart, intent: string, currency: string) => {
    const named = { 'metadata[step]': step.number, 'metadata[place]': String(part.place) };
    const form = { amount: String(part.amount), ...named };
    const key = `${step.number}/${part.place}`;
    if (step.kind === 'return') {
      const transfer = await transferOf(part);
      return transfer ? ask(`/v1/transfers/${transfer.id}/reversals`, form, key) : { refusal: 'no such transfer' };
    }
    const { latest_charge: source_transaction } = Intent.parse(await told(`/v1/payment_intents/${intent}`));
    const to = { currency: currency.toLowerCase(), destination: part.account, source_transaction };
    return ask('/v1/transfers', { ...form, ...to, transfer_group: step.number }, key);
  };
  const news = (step: SplitStep, done: readonly number[], reason?: string) => {
    const own = step.parts.flatMap(({ receiver }, place) => (receiver === platformReceiver ? [place] : []));
    const isComplete = done.length + own.length === step.parts.length;
    // The platform has its part in any case; it counts as given when all others have theirs.
    const ends = isComplete || step.kind === 'return' ? [...done, ...own] : done;
    return stepNews(step, ends, { reference: step.number, reason });
  };
  return {
    findStep: async (step) => {
      const known = receiverParts(step, receivers);
      for (const part of known) if (!(await movedFor(step, part))) return undefined;
      return known.length === 0
        ? undefined
        : news(
            step,
            known.map(({ place }) => place),
          );
    },
    instruct: async (step, { reference = '', currency }) => {
      const done: number[] = [];
      let reason: string | undefined;
      for (const part of receiverParts(step, receivers)) {
        const said = (await movedFor(step, part)) ?? (await move(step, part, reference, currency));
        if ('refusal' in said) reason = said.refusal;
        else done.push(part.place);
      }
      return news(step, done, reason);
    },
  };
}
