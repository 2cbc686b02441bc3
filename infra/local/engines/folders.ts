import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/** Where local state lives: `GUIJU_HOME`, or `.guiju` in the checkout. */
export function stateHome(): string {
  return resolve(process.env.GUIJU_HOME || join(checkout, '.guiju'));
}

/** Where the engines' libraries live, shared by every home: `GUIJU_CACHE`, or `.guiju/engines` in the checkout. */
export function engineCache(): string {
  return resolve(process.env.GUIJU_CACHE || join(checkout, '.guiju', 'engines'));
}
