import { appendFileSync } from 'node:fs';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { type LogPlace, openLog } from './open-log.ts';
import { watched } from './watched-services.ts';

/**
 * A sequencer in a process of its own that kills itself at one step, before or after it: arguments are the place of the log, the
 * number of the step, `before` or `after`, and a file for what the key signs.
 */
const [place = '', step = '', when = '', signedFile = ''] = process.argv.slice(2);
const { services } = openLog(JSON.parse(place) as LogPlace, (text) =>
  appendFileSync(signedFile, `${JSON.stringify(text)}\n`),
);
const die = () => process.kill(process.pid, 'SIGKILL');
let calls = 0;
const mortal = watched(services, async (_step, call) => {
  const isLast = calls++ === Number(step);
  if (isLast && when === 'before') die();
  const result = await call();
  if (isLast) die();
  return result;
});
await sequenceEntries(mortal);
