import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { MediaType } from '#shared/literature/document.ts';
import { tokenOf } from '#test/call-as.ts';
import type { TestService } from '../service.ts';

interface HandedIn {
  file: Uint8Array;
  mediaType: MediaType;
  standards: string[];
  title: Record<string, string>;
}

/** Hands in a file the way an editor does, and waits until it can be read and found; answers its id. */
export async function handIn(service: TestService, { file, ...statement }: HandedIn): Promise<string> {
  const token = await tokenOf(service, 'editor');
  const post = async (path: string, body?: object) => {
    const answer = await fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    expect(answer.ok, await answer.clone().text()).toBe(true);
    return answer.json();
  };
  const sha256 = createHash('sha256').update(file).digest('hex');
  const { id, upload } = await post('/v1/documents', { sha256, bytes: file.length, ...statement });
  const { 'content-length': _length, ...headers } = upload.headers;
  expect((await fetch(upload.url, { method: 'PUT', headers, body: new Uint8Array(file) })).status).toBe(200);
  await post(`/v1/documents/${id}/complete`);
  const state = async () => (await (await fetch(`${service.url}/v1/documents/${id}`)).json()).state;
  for (let round = 0; round < 20 && (await state()) !== 'ready'; round += 1) await service.settled();
  await service.settled();
  expect(await state()).toBe('ready');
  return id;
}
