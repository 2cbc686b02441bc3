import { readFile } from 'node:fs/promises';
import { logKeysAmong, parseVerifierKey, parseVerifierKeys, type VerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { print } from './steps.ts';

/**
 * `npm run verify-receipt -- <receipt> <statement> <key>`: whether a receipt proves that a statement is in the log, without any
 * network. The key is the text of `/log/key` or a file with it; in a file, former keys
 * of the log may follow, and keys of witnesses, all of which must have signed.
 */
const [receiptFile, leafFile, keyArgument] = process.argv.slice(2);

const faults = {
  receipt: 'the file is no receipt (tlog-proof@v1)',
  checkpoint: 'its checkpoint is not signed by this log',
  witnesses: 'not every named witness has signed its checkpoint',
  leaf: 'it is the receipt of another statement',
};

if (!receiptFile || !leafFile || !keyArgument) {
  print('usage: npm run verify-receipt -- <receipt file> <statement file> <verifier key or file>');
  process.exitCode = 2;
} else {
  const [receipt, leaf, keys] = await Promise.all([readFile(receiptFile), readFile(leafFile), readKeys(keyArgument)]);
  const [logKey, ...otherKeys] = logKeysAmong(keys);
  const witnesses = keys.filter(({ kind }) => kind === 'witness');
  if (!logKey) {
    print('the key cannot be read: it should be name+id+base64, as /log/key prints it');
    process.exitCode = 2;
  } else {
    const result = verifyReceipt(receipt, leaf, { logKey, otherKeys, witnesses, quorum: witnesses.length });
    if (result.valid) {
      const { origin, size } = result.checkpoint;
      const seen = result.witnesses.length > 0 ? `, witnessed by ${result.witnesses.join(', ')}` : '';
      print(`valid: entry ${result.index} of ${origin} at size ${size}${seen}`);
    } else {
      print(`NOT valid: ${faults[result.fault]}`);
      process.exitCode = 1;
    }
  }
}

async function readKeys(argument: string): Promise<VerifierKey[]> {
  const text = parseVerifierKey(argument) ? argument : await readFile(argument, 'utf8').catch(() => '');
  return parseVerifierKeys(text);
}
