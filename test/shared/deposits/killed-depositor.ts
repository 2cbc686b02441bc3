import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { watched } from '#test/shared/log/watched-services.ts';
import { anna, declarationOf, textOf } from './deposit-engines.ts';
import { type DepositPlace, openDeposits } from './open-deposits.ts';
import { watchedDeposits } from './watched-deposits.ts';

/**
 * The whole life of one deposit in a process of its own, which kills itself at one step, before or after it. Tells each step, and
 * the id of the deposit when it learns it, a line each.
 */
export interface Life {
  place: DepositPlace;
  /** Name, number and Idempotency-Key follow from it. */
  n: number;
  /** The step that is the last; none of a life that ends by itself. */
  step: number | null;
  when: 'before' | 'after';
  /** Where every text is written that the key is asked to sign. */
  signedFile: string;
}

const { place, n, step, when, signedFile } = JSON.parse(process.argv[2] ?? '') as Life;
const die = () => process.kill(process.pid, 'SIGKILL');
let calls = 0;
const around = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
  const isLast = calls++ === step;
  appendFileSync(1, `step ${name.replaceAll(/[0-9a-f]{64}|\d+/g, 'N')}\n`);
  if (isLast && when === 'before') die();
  const result = await call();
  if (isLast) die();
  return result;
};
const { services } = openDeposits(place, (text) => appendFileSync(signedFile, `${JSON.stringify(text)}\n`));
const mortal = { ...services, ...watched(services, around) };
const depositing = watchedDeposits({ ...mortal, log: services.log }, around);

const bytes = textOf(`life ${n}`);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const declaration = declarationOf(bytes, sha256, { number: `T/GUIJU ${n + 1}-2026` });
const asked = { declaration, key: `life-${n}-of-the-test`, caller: anna, requestId: 'request-1' };
const { id, upload } = await declareDeposit(depositing, asked);
appendFileSync(1, `told ${id}\n`);
if (upload) {
  const sent = () => fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  await around('upload', sent);
}
const { entry } = await sealDeposit(depositing, { id, caller: anna, requestId: 'request-2' });
appendFileSync(1, `told ${id} ${entry}\n`);
await sequenceEntries(mortal);
