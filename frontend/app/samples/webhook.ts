// node webhook.ts <secret> <webhook-id> <webhook-timestamp> <webhook-signature> < body
// A receiver also refuses a timestamp that is more than five minutes off: it may be a message sent again by somebody else.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { text } from 'node:stream/consumers';

const [secret = '', id, timestamp, signatures = ''] = process.argv.slice(2);
const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
const body = await text(process.stdin);
const right = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
const isGenuine = signatures.split(' ').some((signature) => {
  const [version, value = ''] = signature.split(',');
  const given = Buffer.from(value, 'base64');
  return version === 'v1' && given.length === right.length && timingSafeEqual(given, right);
});
console.log(isGenuine ? 'genuine' : 'forged');
process.exitCode = isGenuine ? 0 : 1;
