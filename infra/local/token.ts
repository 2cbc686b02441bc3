import { parseArgs } from 'node:util';
import { Role } from '#shared/runtime/caller.ts';
import { findDemoPerson } from './demo-people.ts';
import { stateHome } from './engines/folders.ts';
import { issuerKeys, signAccessToken } from './issuer-keys.ts';
import { readRunFile } from './run-file.ts';

/** `npm run token -- --role editor` prints an access token for the running local service, and nothing else. */
async function printToken(): Promise<void> {
  const { role = '' } = parseArgs({ options: { role: { type: 'string' } } }).values;
  const person = findDemoPerson(`demo-${role}`);
  if (!person) return fail(`Say whose token: npm run token -- --role <${Role.options.join('|')}>`);
  const home = stateHome();
  const run = await readRunFile(home);
  if (!run) return fail(`No service runs on ${home}: start it first with npm start.`);
  process.stdout.write(`${await signAccessToken(await issuerKeys(home), run.url, person)}\n`);
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

await printToken();
