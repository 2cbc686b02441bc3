import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import { checkCharacter } from '#shared/members/credit-code.ts';
import type { Role } from '#shared/runtime/caller.ts';
import { callAs } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

let service: TestService;

beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  const { catalogueTable } = service.names;
  await loadDemo({ dynamodbEndpoint: engines.dynamodbEndpoint, catalogueTable });
}, 120_000);
afterAll(() => service?.stop());

const call = (as: Role | null, method: string, path: string, body?: unknown, code?: string) =>
  callAs(service, as, method, path, body, code ? { 'receipt-code': code } : {});

const about = { standard: 't-guiju.1-2026', clause: '5.2' };
const feedback = { about, text: 'The limit in clause 5.2 contradicts its note.', mayPublish: true };

describe('feedback goes to whoever looks after the standard', () => {
  test('and is followed by its code, answered, and shown to all once the desk has looked at it', async () => {
    const sent = await call(null, 'POST', 'feedback', { ...feedback, sender: { email: 'reader@example.org' } });
    expect(sent.status).toBe(201);
    const { id, code, custodian } = sent.body;
    expect(custodian).toEqual(expect.any(String));
    const address = `feedback/${id}`;
    expect((await call(null, 'GET', address)).status).toBe(404);
    expect((await call(null, 'GET', address, undefined, 'another-code')).status).toBe(404);
    expect((await call(null, 'GET', address, undefined, code)).body).toMatchObject({ state: 'received', answer: null });
    expect((await call('buyer', 'POST', `${address}/moves`, { move: 'answer', text: 'No.' })).status).toBe(404);

    const desk = await call('editor', 'GET', 'feedback?of=desk');
    expect(desk.body.items.map((item: { id: string }) => item.id)).toContain(id);
    await call('editor', 'POST', `${address}/moves`, { move: 'take' });
    const answered = await call('editor', 'POST', `${address}/moves`, {
      move: 'answer',
      text: 'The note will be amended.',
    });
    expect(answered.body).toMatchObject({ state: 'answered', isPublished: false });
    expect((await call(null, 'GET', address)).status).toBe(404);
    await call('editor', 'POST', `${address}/moves`, { move: 'publish' });
    const shown = await call(null, 'GET', address);
    expect(shown.body).toMatchObject({
      text: feedback.text,
      answer: { text: 'The note will be amended.' },
      sender: null,
    });
    const listed = await call(null, 'GET', `feedback?standard=${about.standard}`);
    expect(listed.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
    expect(JSON.stringify(listed.body)).not.toContain('reader@example.org');
  });

  test('a correction is followed in public while it is open, and its answer names the revision that mends the record', async () => {
    const asked = {
      kind: 'correction',
      about: { standard: 'T/GUIJU 1—2026' },
      text: 'Another issuer.',
      mayPublish: true,
    };
    const { id, custodian } = (await call(null, 'POST', 'feedback', asked)).body;
    expect(custodian).toBeNull();
    const move = (body: unknown) => call('editor', 'POST', `feedback/${id}/moves`, body);
    const listed = async (query: string) => {
      const { items } = (await call(null, 'GET', `feedback?kind=correction${query}`)).body;
      return items.map((item: { id: string; state: string }) => [item.id, item.state]);
    };
    await move({ move: 'publish' });
    expect(await listed(`&standard=${about.standard}`)).toEqual([[id, 'received']]);
    await move({ move: 'answer', text: 'Corrected.', recordRevision: 2 });
    expect(await listed('')).toEqual([[id, 'answered']]);
    expect((await call(null, 'GET', `feedback/${id}`)).body).toMatchObject({
      number: 'T/GUIJU 1-2026',
      answer: { text: 'Corrected.', revision: 2 },
      history: [{ move: 'send' }, { move: 'publish' }, { move: 'answer', by: 'desk' }],
    });
    const closed = await call('editor', 'GET', 'feedback?of=closed&kind=correction');
    expect(closed.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
    await move({ move: 'hide' });
    expect(await listed('')).toEqual([]);
  });

  test('its sender withdraws it or asks again; the desk cannot do that for them', async () => {
    const { id, code } = (await call(null, 'POST', 'feedback', feedback)).body;
    const move = (body: unknown, as: Role | null = null, with_?: string) =>
      call(as, 'POST', `feedback/${id}/moves`, body, with_);
    expect((await move({ move: 'withdraw' }, 'editor')).status).toBe(403);
    expect((await move({ move: 'answer' }, 'editor')).status).toBe(400);
    expect((await move({ move: 'decline', text: 'Not about this edition.' }, 'editor')).body).toMatchObject({
      state: 'declined',
    });
    expect((await move({ move: 'reopen', text: 'It is: see page 9.' }, null, code)).body).toMatchObject({
      state: 'received',
    });
    const again = (await call(null, 'GET', `feedback/${id}`, undefined, code)).body;
    expect(again.history.at(-1)).toMatchObject({ move: 'reopen', by: 'sender', reason: 'It is: see page 9.' });
    expect((await move({ move: 'withdraw' }, null, code)).body.state).toBe('withdrawn');
    expect((await move({ move: 'take' }, 'editor')).status).toBe(409);
  });

  test('of a standard that is not held it is refused, and so is feedback on nothing', async () => {
    expect((await call(null, 'POST', 'feedback', { ...feedback, about: { standard: 'gb.0-1900' } })).status).toBe(400);
    expect((await call(null, 'POST', 'feedback', { ...feedback, about: {} })).status).toBe(400);
  });
});

describe('feedback is handed to the custodian', () => {
  const name = '规矩 Guiju';
  let codes = 0;

  /** An organization in which the buyer is an editor too. */
  async function organization(zh: string, { isVerified = true, roles = ['administrator', 'editor'], en = '' } = {}) {
    codes += 1;
    const first17 = `5199000077${String(codes).padStart(7, '0')}`;
    const creditCode = first17 + checkCharacter(first17);
    const { id } = (await call('buyer', 'POST', 'organizations', { name: { zh, ...(en && { en }) }, creditCode })).body;
    const path = `organizations/${id}`;
    await call('buyer', 'PUT', `${path}/members/demo-buyer`, { roles });
    if (!isVerified) return id;
    await call('buyer', 'POST', `${path}/verification`);
    const decision = { decision: 'approve', reason: 'As the register says' };
    expect((await call('reviewer', 'POST', `${path}/verification/decision`, decision)).status).toBe(200);
    return id;
  }
  const listed = async (id: string) => {
    const { body } = await call('buyer', 'GET', `feedback?of=custodian&organization=${id}`);
    return body.items.map((item: { id: string }) => item.id);
  };
  const send = async (more = {}) => {
    const sent = { ...feedback, sender: { name: 'Reader', email: 'reader@example.org' }, ...more };
    return (await call(null, 'POST', 'feedback', sent)).body;
  };

  test('whose editors list it, take it up and answer it, without learning who sent it; the desk sees all of it', async () => {
    const { id, code, custodian } = await send();
    expect(custodian).toBe(name);
    const address = `feedback/${id}`;
    expect((await call('buyer', 'GET', address)).status).toBe(404);
    const other = await organization(`${name}分会`);
    expect([await listed(other), (await call('buyer', 'GET', address)).status]).toEqual([[], 404]);
    const mine = await organization(name);
    expect(await listed(mine)).toContain(id);
    const seen = await call('buyer', 'GET', address);
    expect(seen.body).toMatchObject({ text: feedback.text, sender: null });
    expect(seen.text).not.toContain('reader@example.org');
    const move = (body: unknown) => call('buyer', 'POST', `${address}/moves`, body);
    expect((await move({ move: 'take' })).body).toMatchObject({ state: 'in-hand' });
    expect((await move({ move: 'publish' })).status).toBe(403);
    expect((await move({ move: 'withdraw' })).status).toBe(403);
    expect(await listed(mine)).toContain(id);
    expect((await move({ move: 'answer', text: 'The note prevails.' })).body).toMatchObject({ state: 'answered' });
    expect(await listed(mine)).not.toContain(id);
    expect((await call(null, 'GET', address, undefined, code)).body).toMatchObject({
      answer: { text: 'The note prevails.' },
      history: [{ by: 'sender' }, { move: 'take', by: 'custodian' }, { move: 'answer', by: 'custodian' }],
    });
    const desk = await call('editor', 'GET', 'feedback?of=closed');
    expect(desk.body.items.map((item: { id: string }) => item.id)).toContain(id);
    await call(null, 'POST', `${address}/moves`, { move: 'reopen', text: 'Not in the annex.' }, code);
    expect(await listed(mine)).toContain(id);
    await call(null, 'POST', `${address}/moves`, { move: 'withdraw' }, code);
    expect([await listed(mine), (await call('buyer', 'GET', address)).status]).toEqual([[], 404]);
  });

  test('in whatever way the record prints a name that the organization has', async () => {
    const { id } = await send();
    expect(await listed(await organization('規矩　ＧＵＩＪＵ'))).toContain(id);
    expect(await listed(await organization('某某协会', { en: '规矩GUIJU' }))).toContain(id);
    expect(await listed(await organization('规矩 Guiju（北京）'))).not.toContain(id);
  });

  test('that its record comes to name, at once and with what is open already', async () => {
    const standard = 't-guiju.2-2026';
    const { id, code } = await send({ about: { standard } });
    const next = await organization('新归口单位');
    expect(await listed(next)).toEqual([]);
    const headers = { 'if-match': '*' };
    const bodies = { custodian: ['新归口单位（SAC/TC 999）'] };
    expect((await callAs(service, 'editor', 'PUT', `standards/${standard}`, { bodies }, headers)).status).toBe(200);
    await service.settled();
    expect([await listed(next), await listed(await organization(name))]).toEqual([
      [id],
      expect.not.arrayContaining([id]),
    ]);
    const followed = (await call(null, 'GET', `feedback/${id}`, undefined, code)).body;
    expect(followed).toMatchObject({ custodian: bodies.custodian[0], state: 'received' });
    expect(followed.history).toMatchObject([{ move: 'send' }, { move: 'hand-on', by: 'desk' }]);
    await call('buyer', 'POST', `feedback/${id}/moves`, { move: 'answer', text: 'Answered.' });
    const other = { bodies: { custodian: ['又一归口单位'] } };
    expect((await callAs(service, 'editor', 'PUT', `standards/${standard}`, other, headers)).status).toBe(200);
    await service.settled();
    expect((await call(null, 'GET', `feedback/${id}`, undefined, code)).body.history).toHaveLength(3);
  });

  test('and nothing else is: no correction, no complaint', async () => {
    const correction = await send({ kind: 'correction' });
    const complained = await call(null, 'POST', 'complaints', { about, text: 'Sold though withdrawn.' });
    for (const address of [`feedback/${correction.id}`, `complaints/${complained.body.id}`]) {
      expect((await call('buyer', 'GET', address)).status).toBe(404);
      expect((await call('buyer', 'POST', `${address}/moves`, { move: 'take' })).status).toBe(404);
    }
    const { body } = await call('buyer', 'GET', 'organizations');
    for (const { id } of body.items) {
      for (const { id: matter } of [correction, complained.body]) expect(await listed(id)).not.toContain(matter);
    }
  });

  test('which a reviewer has verified, and only its editors, in person', async () => {
    const { id } = await send();
    const unverified = await organization(name, { isVerified: false });
    const roleless = await organization(name, { roles: ['administrator'] });
    const list = (as: Role | null, query: string) => call(as, 'GET', `feedback?of=custodian${query}`);
    const answers = await Promise.all([
      list('buyer', `&organization=${unverified}`),
      list('buyer', `&organization=${roleless}`),
      list('seller', `&organization=${roleless}`),
      list('seller', '&organization=org-nobody-knows'),
      list('buyer', ''),
      list(null, `&organization=${roleless}`),
      call('seller', 'GET', `feedback/${id}`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 404, 404, 400, 401, 404]);
    const asked = { label: 'Machine', scopes: ['buyer'] };
    const { apiKey } = (await call('buyer', 'POST', 'api-keys', asked)).body;
    const withKey = await callAs(service, null, 'GET', `feedback/${id}`, undefined, { 'x-api-key': apiKey });
    expect([withKey.status, (await call('buyer', 'GET', `feedback/${id}`)).status]).toEqual([404, 200]);
  });
});

describe('a complaint is confidential', () => {
  const complaint = {
    about: { organization: 'Example Association' },
    text: 'It sells a withdrawn standard as current.',
  };

  test('reviewers handle it, editors and the public never see it, and it cannot be published', async () => {
    const { id, code } = (await call(null, 'POST', 'complaints', complaint)).body;
    const address = `complaints/${id}`;
    expect((await call('editor', 'GET', address)).status).toBe(404);
    expect((await call(null, 'GET', address, undefined, code)).status).toBe(200);
    expect((await call('reviewer', 'POST', `${address}/moves`, { move: 'publish' })).status).toBe(409);
    await call('reviewer', 'POST', `${address}/moves`, { move: 'answer', text: 'The listing was taken down.' });
    expect((await call(null, 'GET', address, undefined, code)).body).toMatchObject({ state: 'answered' });
    expect((await call('editor', 'GET', 'feedback?of=desk&kind=complaint')).status).toBe(403);
    expect(JSON.stringify((await call(null, 'GET', 'feedback')).body)).not.toContain(id);
  });

  test('of a standard it is not handed to the body that looks after it, which may be whom it is about', async () => {
    const sent = await call(null, 'POST', 'complaints', { ...complaint, about: { standard: about.standard } });
    expect(sent.body).toMatchObject({ state: 'received', custodian: null });
    const seen = await call('reviewer', 'GET', `complaints/${sent.body.id}`);
    expect(seen.body).toMatchObject({ text: complaint.text, number: 'T/GUIJU 1-2026' });
    expect(seen.body).not.toHaveProperty('custodian');
  });

  test('its words and its sender stand in nothing else that is served, and in no log', async () => {
    const told: string[] = [];
    const written = vi.spyOn(process.stderr, 'write').mockImplementation((line) => told.push(String(line)) > 0);
    const marks = ['Zwetschgenmus', 'Quittenbrot', 'sender@example.org'];
    const [word = '', name = '', email = ''] = marks;
    const named = { ...complaint, text: `It sells ${word}.`, evidence: word, sender: { name, email } };
    const { id, code } = (await call(null, 'POST', 'complaints', named)).body;
    await call('reviewer', 'POST', `complaints/${id}/moves`, { move: 'decline', text: `No ${word}.` });
    await call('editor', 'POST', `complaints/${id}/moves`, { move: 'answer', text: word });
    written.mockRestore();
    expect(told.join()).not.toMatch(new RegExp([...marks, code].join('|')));
    const open = ['feedback', 'changes', 'statistics', 'projects', `standards?q=${word}`, `documents?q=${word}`];
    const beside = [
      '/feeds/search.json',
      '/calendar.ics',
      '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc',
      '/sitemap.xml',
    ];
    const answers = await Promise.all([
      ...open.map((path) => call(null, 'GET', path)),
      ...['feedback?of=desk', 'feedback?of=closed', `feedback/${id}`, `complaints/${id}`].map((path) =>
        call('editor', 'GET', path),
      ),
      ...beside.map((path) => call(null, 'GET', `..${path}`)),
    ]);
    for (const { text, status } of answers) {
      expect([200, 404]).toContain(status);
      expect(text).not.toMatch(new RegExp([id, ...marks.slice(1), `${word}\\.`].join('|')));
    }
    const [mine] = (await call('reviewer', 'GET', 'feedback?of=closed&kind=complaint')).body.items;
    expect(mine).toMatchObject({ id, text: named.text, sender: { name, email }, answer: { text: `No ${word}.` } });
  });

  test('a member finds what they sent without the code', async () => {
    const { id } = (await call('buyer', 'POST', 'complaints', complaint)).body;
    const mine = await call('buyer', 'GET', 'feedback?of=mine');
    expect(mine.body.items.map((item: { id: string }) => item.id)).toContain(id);
    expect((await call(null, 'GET', 'feedback?of=mine')).status).toBe(401);
  });
});
