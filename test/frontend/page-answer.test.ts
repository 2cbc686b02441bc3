import { describe, expect, test } from 'vitest';
import { answerPage, toRequest } from '#frontend/page-answer.ts';
import { apiEvent } from '../api-event.ts';

const page = async () => new Response('<p>页</p>', { headers: { 'content-type': 'text/html; charset=utf-8' } });

describe('the request a page sees', () => {
  test('has the address, the headers and the id of the event', () => {
    const request = toRequest(apiEvent({ path: '/standards', query: 'q=%E8%B4%A8', headers: { accept: 'text/html' } }));
    expect(new URL(request.url).pathname + new URL(request.url).search).toBe('/standards?q=%E8%B4%A8');
    expect(request.headers.get('accept')).toBe('text/html');
    expect(request.headers.get('x-request-id')).toBe('request-1');
  });

  test('cannot be led to another host by its path', () => {
    expect(new URL(toRequest(apiEvent({ path: '//evil.example/x' })).url).origin).toBe('http://127.0.0.1:8787');
  });

  test('vouches for nobody without a key, whatever the visitor wrote', () => {
    const event = apiEvent({ path: '/', headers: { 'x-guiju-visitor': '192.0.2.1 forged' } });
    expect(toRequest(event).headers.get('x-guiju-visitor')).toBeNull();
  });

  test('of HEAD is the one of GET', () => {
    expect(toRequest(apiEvent({ method: 'HEAD', path: '/' })).method).toBe('GET');
  });
});

describe('the answer', () => {
  test('carries the policy of the site and no script of its own', async () => {
    const { headers, body } = await answerPage(apiEvent({ path: '/' }), page);
    expect(body).toBe('<p>页</p>');
    expect(headers?.['content-security-policy']).toMatch(/default-src 'none'/);
    expect(headers?.['content-security-policy']).not.toMatch(/unsafe|https?:/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });

  test('is revalidated by its tag, also by one that a compressing proxy made weak', async () => {
    const first = await answerPage(apiEvent({ path: '/' }), page);
    const etag = String(first.headers?.etag);
    const again = await answerPage(apiEvent({ path: '/', headers: { 'if-none-match': `W/${etag}` } }), page);
    expect(again).toMatchObject({ statusCode: 304 });
    expect(again.body).toBeUndefined();
  });

  test('to HEAD has the length and no body', async () => {
    const { headers, body } = await answerPage(apiEvent({ method: 'HEAD', path: '/' }), page);
    expect(body).toBeUndefined();
    expect(headers?.['content-length']).toBe('10');
  });

  test('keeps bytes that are no text', async () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0x00]);
    const respond = async () => new Response(bytes, { headers: { 'content-type': 'image/jpeg' } });
    const { body, isBase64Encoded } = await answerPage(apiEvent({ path: '/x' }), respond);
    expect(isBase64Encoded).toBe(true);
    expect(Buffer.from(body ?? '', 'base64')).toEqual(Buffer.from(bytes));
  });

  test('keeps every cookie apart', async () => {
    const respond = async () =>
      new Response('', {
        headers: [
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ],
      });
    expect((await answerPage(apiEvent({ path: '/' }), respond)).cookies).toEqual(['a=1', 'b=2']);
  });
});
