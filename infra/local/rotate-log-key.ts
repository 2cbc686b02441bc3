import { stateHome } from './engines/folders.ts';
import { beginKeyChange, endKeyChange, hasFormerKey, isPublished } from './log-key.ts';
import { readRunFile } from './run-file.ts';
import { print } from './steps.ts';

/**
 * `npm run rotate-log-key -- begin` makes a new signing key for the log of this computer; from the next start on the log signs
 * with both, and announces the new key in an entry that both have signed. `npm run rotate-log-key -- end` destroys the former
 * one, once the running service publishes the new one. In the cloud `cdk deploy -c logKeys=2 -c logKeyOverlap=true` begins it and
 * `cdk deploy -c logKeys=2` ends it.
 */
async function main(word: string | undefined): Promise<void> {
  const home = stateHome();
  if (word === 'begin') await begin(home);
  else if (word === 'end') await end(home);
  else fail('usage: npm run rotate-log-key -- begin | end');
}

async function begin(home: string): Promise<void> {
  if (await hasFormerKey(home))
    return fail('A change of keys has begun already; npm run rotate-log-key -- end ends it.');
  await beginKeyChange(home);
  print('A new key is made. Start the service again: the log announces the key, and both keys sign.');
}

async function end(home: string): Promise<void> {
  if (!(await hasFormerKey(home))) return fail('No change of keys has begun.');
  const run = await readRunFile(home);
  if (!run) return fail(`No service runs on ${home}: start it, so that the log announces the new key.`);
  const answer = await fetch(`${run.url}/log/key`);
  if (!answer.ok || !(await isPublished(home, await answer.text()))) {
    return fail(`${run.url}/log/key does not begin with the new key: the log has not announced it yet.`);
  }
  await endKeyChange(home);
  print('The former key is destroyed; its receipts hold. Start the service again: the new key signs alone.');
}

function fail(why: string): void {
  print(why);
  process.exitCode = 1;
}

await main(process.argv[2]);
