import { createHash } from 'node:crypto';
import * as z from 'zod';
import { until } from '#test/cloud/until.ts';
import { textPdf } from '#test/shared/literature/made-files.ts';

const Ticket = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});
const State = z.object({ state: z.string() });

interface Editor {
  url: string;
  token: string;
}

/** Hands in a text that anyone may read and one that nobody may, so that requests meet both; resolves when they are read. */
export async function handInTexts(editor: Editor): Promise<void> {
  await handIn(editor, 'gb.7718-2011', [
    ['Labels name the food', 'and its net content'],
    ['Dates stand on the package'],
  ]);
  await handIn(editor, 'gb-t.19001-2016', [['This text takes over the text of another']]);
  await until('both are listed', async () => {
    const answer = await fetch(`${editor.url}/v1/documents`);
    return z.object({ total: z.int() }).parse(await answer.json()).total >= 2;
  });
}

/** Hands in the text of a standard, a list of lines a page; resolves when it is read. */
export async function handIn({ url, token }: Editor, standard: string, pages: string[][]): Promise<void> {
  const post = async (path: string, body?: unknown): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.json();
  };
  const file = textPdf(pages);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const terms = { sha256, bytes: file.length, mediaType: 'application/pdf', standards: [standard] };
  const { id, upload } = Ticket.parse(await post('/v1/documents', terms));
  // The client counts the bytes itself.
  const { 'content-length': _length, ...headers } = upload.headers;
  await fetch(upload.url, { method: 'PUT', headers, body: new Uint8Array(file) });
  await post(`/v1/documents/${id}/complete`);
  await until(`document ${id} is read`, async () => {
    const answer = await fetch(`${url}/v1/documents/${id}`);
    return State.parse(await answer.json()).state === 'ready';
  });
}
