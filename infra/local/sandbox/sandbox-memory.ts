import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const Held = z.object({
  payment: z.string(),
  merchant: z.string(),
  amount: z.int().positive(),
  currency: z.string(),
  subject: z.string(),
  returnTo: z.url(),
  noticeUrl: z.url(),
  state: z.enum(['open', 'paid', 'closed']),
});
export type HeldPayment = z.infer<typeof Held>;

export const NewSandboxPayment = Held.omit({ state: true });
export const NewSandboxRefund = z.object({
  refund: z.string(),
  merchant: z.string(),
  payment: z.string(),
  amount: z.int().positive(),
});
export type HeldRefund = z.infer<typeof NewSandboxRefund>;

export const NewSandboxSplit = z.object({
  number: z.string(),
  merchant: z.string(),
  /** Whether money is divided, or taken back. */
  step: z.enum(['split', 'return']),
  payment: z.string(),
  parts: z.array(z.object({ receiver: z.string(), amount: z.int().positive(), of: z.string().nullable() })).min(1),
});
export type HeldSplit = z.infer<typeof NewSandboxSplit>;

const Memory = z.object({
  payments: z.record(z.string(), Held),
  refunds: z.record(z.string(), NewSandboxRefund),
  splits: z.record(z.string(), NewSandboxSplit).default({}),
});

/** What the sandbox knows, kept in a file so that it outlives a start. */
export interface SandboxMemory extends z.infer<typeof Memory> {
  save(): Promise<void>;
}

export async function sandboxMemory(home: string): Promise<SandboxMemory> {
  const path = join(home, 'sandbox-provider.json');
  const text = await readFile(path, 'utf8').catch(() => '{"payments":{},"refunds":{}}');
  const memory = Memory.parse(JSON.parse(text));
  let last = Promise.resolve();
  const write = async () => {
    await writeFile(`${path}.new`, JSON.stringify(memory));
    await rename(`${path}.new`, path);
  };
  return {
    ...memory,
    save: () => {
      last = last.then(write, write);
      return last;
    },
  };
}
