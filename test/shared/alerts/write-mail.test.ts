import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Happening } from '#shared/alerts/happening.ts';
import { fileOutbox, simpleEmailService } from '#shared/alerts/mail-port.ts';
import { printMail, writeMail } from '#shared/alerts/write-mail.ts';

const happening: Happening = {
  happening: 'hap-0123456789abcdef01234567',
  kind: 'replaced',
  standard: 'gb-t.71001-2020',
  project: null,
  number: 'GB/T 71001-2020',
  title: { zh: '节水型企业 试验'.repeat(4), en: 'Water saving enterprises' },
  date: '2026-11-20',
  by: [{ id: 'gb-t.71001-2026', number: 'GB/T 71001-2026' }],
  erratum: null,
};
const place = { mail: 'digest-2026-11-26', createdAt: '2026-11-25T00:00:00.000Z' };
const settings = { member: 'ada', email: 'ada@example.org', language: 'zh' as const, token: 't'.repeat(43) };
const options = { settings, site: 'https://standards.example', from: 'Guiju <alerts@example.org>' };

test('a mail says what happened, where to read on, and how to end it by one click', () => {
  const written = writeMail([happening], place, options);
  expect(written.subject).toBe('GB/T 71001-2020：已被代替，2026-11-20（GB/T 71001-2026）');
  expect(written.text).toContain('https://standards.example/standards/gb-t.71001-2020\n');
  expect(written.text).toContain(`https://standards.example/unsubscribe/${settings.token}\n`);
  expect(written.headers).toMatchObject({
    'list-unsubscribe': `<https://standards.example/v1/unsubscriptions/${settings.token}>`,
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    'message-id': '<digest-2026-11-26.tttttttttttt@standards.example>',
  });
});

test('a mail of an erratum has its place in the subject and how it reads in the text', () => {
  const text = { zh: '“6 mm”应为“8 mm”。', en: 'For “6 mm” read “8 mm”.' };
  const said = { on: '2026-11-20', kind: null, clause: '5.2', page: 7, text, source: null, url: null };
  const written = writeMail([{ ...happening, kind: 'erratum', by: [], erratum: said }], place, {
    ...options,
    settings: { ...settings, language: 'en' },
  });
  expect(written.subject).toBe('GB/T 71001-2020: erratum, 2026-11-20 (5.2, page 7)');
  expect(written.text).toContain('2026-11-20 (5.2, page 7): For “6 mm” read “8 mm”.\n');
});

test('a mail is printed in lines of ASCII that mail programs take', () => {
  const printed = printMail(writeMail([happening, { ...happening, number: 'GB 7718-2011' }], place, options));
  const [head = '', body = ''] = printed.split('\r\n\r\n');
  expect(printed).toMatch(/^[\x20-\x7e\r\n]*$/);
  expect(printed.split('\r\n').filter((line) => line.length > 78)).toEqual([
    expect.stringMatching(/^List-Unsubscribe: </),
  ]);
  const subject = [...head.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, word = '']) =>
    Buffer.from(word, 'base64').toString(),
  );
  expect(subject.join('')).toBe('规矩：关注的标准有 2 项变化');
  expect(Buffer.from(body, 'base64').toString()).toContain('GB 7718-2011');
});

test('nobody writes headers of their own by a name with line ends', () => {
  const printed = printMail({ ...writeMail([happening], place, options), to: 'a@example.org\r\nBcc: b@example.org' });
  expect(printed).not.toMatch(/^Bcc:/m);
});

test('the outbox holds a mail once, however often it is sent', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'guiju-mail-')), 'mail');
  const port = fileOutbox(folder, 'alerts@example.org');
  await port.send({ id: 'digest-1', to: 'ada@example.org', printed: 'first' });
  await port.send({ id: 'digest-1', to: 'ada@example.org', printed: 'second' });
  expect(await readdir(folder)).toEqual(['digest-1.eml']);
  expect(await readFile(join(folder, 'digest-1.eml'), 'utf8')).toBe('first');
});

test.each([
  ['eu-west-1', 'https://email.eu-west-1.amazonaws.com/v2/email/outbound-emails'],
  ['cn-north-1', 'https://email.cn-north-1.amazonaws.com.cn/v2/email/outbound-emails'],
])('the mail service of %s is handed the raw mail, and what it refuses is an error', async (region, address) => {
  const posted: unknown[] = [];
  const answers = [200, 429];
  const port = simpleEmailService(region, 'alerts@example.org', async (_signing, url, body) => {
    posted.push(url, JSON.parse(body));
    return new Response('', { status: answers.shift() ?? 500 });
  });
  const mail = { id: 'digest-1', to: 'ada@example.org', printed: 'A: b\r\n\r\nc' };
  await port.send(mail);
  expect(posted).toEqual([
    address,
    {
      FromEmailAddress: 'alerts@example.org',
      Destination: { ToAddresses: ['ada@example.org'] },
      Content: { Raw: { Data: Buffer.from(mail.printed).toString('base64') } },
    },
  ]);
  await expect(port.send(mail)).rejects.toThrow('SES answered 429');
});
