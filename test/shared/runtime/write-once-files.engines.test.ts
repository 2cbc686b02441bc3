import { randomUUID } from 'node:crypto';
import { S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureBucket } from '#infra/local/storage.ts';
import { conditionalFiles, type WriteOnceFiles } from '#shared/runtime/write-once-files.ts';

const bucket = `t${randomUUID().slice(0, 8)}-once`;
const bytes = (text: string) => new TextEncoder().encode(text);
let s3: S3Client;
let files: WriteOnceFiles;
beforeAll(async () => {
  s3 = new S3Client({ endpoint: inject('s3Endpoint'), ...localS3Options });
  await ensureBucket(inject('s3Endpoint'), bucket);
  files = conditionalFiles(s3, bucket);
});

describe('a file', () => {
  test('is added once, by one of many who try', async () => {
    const won = await Promise.all(Array.from({ length: 20 }, (_, n) => files.add('one', bytes(`${n}`), 'text/plain')));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await files.get('one'))?.bytes).toEqual(bytes(`${won.indexOf(true)}`));
    expect(await files.get('none')).toBeUndefined();
  });

  test('is replaced only by who has seen its last state', async () => {
    await files.add('two', bytes('a'), 'text/plain');
    const seen = await files.get('two');
    expect(await files.replace('two', bytes('b'), 'text/plain', seen?.tag ?? '')).toBe(true);
    expect(await files.replace('two', bytes('c'), 'text/plain', seen?.tag ?? '')).toBe(false);
    expect((await files.get('two'))?.bytes).toEqual(bytes('b'));
    await files.remove('two');
    expect(await files.get('two')).toBeUndefined();
  });

  test.each([
    [2, true],
    [9, false],
  ])('that meets another write %i times is written: %s', async (meetings, written) => {
    let left = meetings;
    const send = (command: never) =>
      left-- > 0
        ? Promise.reject(
            new S3ServiceException({
              name: 'ConditionalRequestConflict',
              $fault: 'client',
              $metadata: { httpStatusCode: 409 },
            }),
          )
        : s3.send(command);
    const busy = conditionalFiles(Object.assign(Object.create(s3), { send }), bucket);
    const add = busy.add(`met ${meetings}`, bytes('x'), 'text/plain');
    if (written) expect(await add).toBe(true);
    else await expect(add).rejects.toThrow(S3ServiceException);
  });
});
