import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import { lifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { type GivenMove, moveProject } from '#shared/lifecycle/move-project.ts';
import { sendComment } from '#shared/lifecycle/send-comment.ts';
import { startProject } from '#shared/lifecycle/start-project.ts';
import type { Caller, Role } from '#shared/runtime/caller.ts';
import { addDays } from '#shared/standards/calendar-days.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { callAs } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

let service: TestService;
const today = dayInShanghai(new Date());
const ago = (days: number) => addDays(today, -days);

beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  const { catalogueTable } = service.names;
  await loadDemo({ dynamodbEndpoint: engines.dynamodbEndpoint, catalogueTable });
}, 120_000);
afterAll(() => service?.stop());

const call = (as: Role | null, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  callAs(service, as, method, path, body, headers);
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

const started = {
  titles: { zh: '示例：社区食堂服务规范', en: 'Demo: service of community canteens' },
  plan: 'DEMO-1',
  region: '21',
  initiatedOn: ago(200),
  mandate: 'recommended' as const,
  bodies: { custodian: ['示例标准化技术委员会'] },
  ics: ['03.080.30'],
  ccs: ['A16'],
  replaces: [],
};
const draft = [
  { clause: '1', title: 'Scope', text: 'Canteens of communities.' },
  { clause: '4.1', text: 'Meals are served warm.' },
];
const opened = { move: 'open-comments', on: ago(100), until: ago(60), draft } as const;

async function move(id: string, given: Record<string, unknown>, as: Role | null = 'editor') {
  const { headers } = await call(null, 'GET', `projects/${id}`);
  return call(as, 'POST', `projects/${id}/moves`, given, { 'if-match': headers.get('etag') ?? '' });
}

async function begun(moves: readonly Record<string, unknown>[] = []): Promise<string> {
  const made = await call('editor', 'POST', 'projects', started);
  expect(made.status).toBe(201);
  for (const given of moves) expect((await move(made.body.id, given)).status).toBe(200);
  return made.body.id;
}

const drafting = { move: 'draft', on: ago(190) };
const openNow = { ...opened, on: ago(10), until: addDays(today, 30) };

/** A project whose time for comments is over, with comments that came while it ran. */
async function commented(texts: string[]): Promise<string> {
  const editor: Caller = { subject: 'demo-editor', roles: ['editor'] };
  const then = { ...lifecycleServices(), now: () => new Date(`${ago(80)}T04:00:00Z`) };
  const asked = { caller: editor, requestId: 'test' };
  const { id } = await startProject(then, { started, ...asked });
  const first = [drafting, opened] as GivenMove[];
  for (const [i, given] of first.entries()) await moveProject(then, { id, given, ifMatch: `"r${i + 1}"`, ...asked });
  for (const text of texts)
    await sendComment(then, { project: id, sent: { text, clause: '4.1', showName: false }, caller: null });
  return id;
}

describe('a project', () => {
  test('is entered and moved by editors alone, each time from what they have seen', async () => {
    expect((await call(null, 'POST', 'projects', started)).status).toBe(401);
    expect((await call('buyer', 'POST', 'projects', started)).status).toBe(403);
    const id = await begun();
    expect((await call('editor', 'POST', `projects/${id}/moves`, drafting)).status).toBe(428);
    expect((await call('editor', 'POST', `projects/${id}/moves`, drafting, { 'if-match': '"r7"' })).status).toBe(412);
    expect((await move(id, drafting, 'buyer')).status).toBe(403);
    const twice = { 'if-match': '"r1"' };
    const tries = [drafting, drafting, drafting].map((given) =>
      call('editor', 'POST', `projects/${id}/moves`, given, twice),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412, 412]);
    const shown = await call(null, 'GET', `projects/${id}`);
    expect(shown.body).toMatchObject({ stage: 'drafting', stages: { initiated: ago(200), drafting: ago(190) } });
    expect(shown.body.history.map((event: { move: string }) => event.move)).toEqual(['start', 'draft']);
    expect(shown.body.history[1]).toMatchObject({ actor: 'demo-editor', on: ago(190), reason: null });
    expect(JSON.stringify(shown.body)).not.toContain('requestId');
  });

  test('says what its time is, and is found when it is late', async () => {
    const late = (await call('editor', 'POST', 'projects', { ...started, initiatedOn: ago(600) })).body.id;
    expect((await call(null, 'GET', `projects/${late}`)).body.clock).toMatchObject({
      publication: { isOverdue: true, elapsed: 600 },
      filing: null,
    });
    const timely = await begun();
    const overdue = ids((await call(null, 'GET', 'projects?overdue=true&size=100')).body.items);
    expect(overdue).toContain(late);
    expect(overdue).not.toContain(timely);
    expect((await call('editor', 'POST', 'projects', { ...started, initiatedOn: addDays(today, 1) })).status).toBe(400);
  });

  test('is ended or returned with a reason only', async () => {
    const id = await begun([drafting, openNow]);
    expect((await move(id, { move: 'return', on: today })).status).toBe(400);
    expect((await move(id, { move: 'return', on: today, reason: 'The scope changes.' })).body.stage).toBe('drafting');
    expect((await move(id, { move: 'terminate', on: today, reason: 'Merged into another one.' })).status).toBe(200);
    expect((await move(id, { move: 'draft', on: today })).status).toBe(409);
  });
});

describe('a draft is commented on', () => {
  test('by anyone, clause by clause; words are shown with their disposition, addresses never', async () => {
    const id = await begun([drafting, openNow]);
    const path = `projects/${id}/comments`;
    expect(ids((await call(null, 'GET', 'projects?open=true&size=100')).body.items)).toContain(id);
    const sender = { name: 'A reader', email: 'reader@example.org' };
    const sent = await call(null, 'POST', path, { clause: '4.1', text: 'How warm?', sender, showName: true });
    expect(sent.status).toBe(201);
    const address = `${path}/${sent.body.id}`;
    expect((await call(null, 'POST', path, { clause: '9', text: 'None such.' })).status).toBe(400);
    expect((await call(null, 'GET', address)).body).toMatchObject({ text: null, name: null, disposition: null });
    const own = await call(null, 'GET', address, undefined, { 'receipt-code': sent.body.code });
    expect(own.body).toMatchObject({ text: 'How warm?', email: null });
    expect((await call('editor', 'GET', address)).body).toMatchObject({ text: 'How warm?', email: sender.email });

    const dispose = (body: unknown, headers = {}) => call('editor', 'POST', `${address}/disposition`, body, headers);
    expect((await call('buyer', 'POST', `${address}/disposition`, { verdict: 'accepted' })).status).toBe(403);
    expect((await dispose({ verdict: 'rejected' })).status).toBe(400);
    expect((await dispose({ verdict: 'rejected', reason: 'Left to practice.' })).status).toBe(200);
    expect((await dispose({ verdict: 'accepted' })).status).toBe(409);
    expect((await dispose({ verdict: 'accepted' }, { 'if-match': '"r1"' })).status).toBe(412);
    const again = { verdict: 'partly-accepted', reason: '60 °C in the middle.' };
    expect((await dispose(again, { 'if-match': '"r2"' })).status).toBe(200);
    const shown = (await call(null, 'GET', path)).body;
    expect(shown).toMatchObject({ total: 1, items: [{ text: 'How warm?', name: 'A reader', disposition: again }] });
    expect((await call(null, 'GET', `projects/${id}`)).body.comments).toEqual({ received: 1, disposed: 1 });
    const table = await call(null, 'GET', `${path}.csv`);
    expect(table.text).toContain('How warm?');
    expect(table.text).toContain('60 °C in the middle.');
    expect(table.text + JSON.stringify(shown)).not.toContain(sender.email);
  });

  test('by many at once, and none is lost or counted twice', async () => {
    const id = await begun([drafting, openNow]);
    const path = `projects/${id}/comments`;
    const texts = Array.from({ length: 12 }, (_, i) => `Comment ${i}`);
    const sent = await Promise.all(texts.map((text) => call(null, 'POST', path, { text })));
    expect(sent.map(({ status }) => status)).toEqual(texts.map(() => 201));
    const [one] = sent;
    const decided = await Promise.all(
      [1, 2, 3].map(() => call('editor', 'POST', `${path}/${one?.body.id}/disposition`, { verdict: 'accepted' })),
    );
    expect(decided.filter(({ status }) => status === 200)).toHaveLength(1);
    const pages = [await call(null, 'GET', `${path}?size=7`)];
    pages.push(await call(null, 'GET', `${path}?size=7&cursor=${pages[0]?.body.next}`));
    expect(pages.flatMap(({ body }) => ids(body.items)).sort()).toEqual(ids(sent.map(({ body }) => body)).sort());
    expect((await call(null, 'GET', `projects/${id}`)).body.comments).toEqual({ received: 12, disposed: 1 });
  });

  test('in its time only, and the review begins when that is over', async () => {
    const running = await begun([drafting, openNow]);
    expect((await move(running, { move: 'review', on: today })).status).toBe(409);
    expect((await move(running, { move: 'extend-comments', on: today, until: addDays(today, 60) })).status).toBe(400);
    const put = { move: 'extend-comments', on: today, until: addDays(today, 60), reason: 'Asked for by many.' };
    expect((await move(running, put)).status).toBe(200);
    const over = await commented([]);
    expect((await call(null, 'POST', `projects/${over}/comments`, { text: 'Too late.' })).status).toBe(409);
  });
});

describe('a project becomes a standard', () => {
  test('once every comment has a disposition; the record and the project lead to each other', async () => {
    const id = await commented(['Say how warm.', 'Say for how long.']);
    expect((await move(id, { move: 'review', on: ago(50) })).status).toBe(200);
    const refused = await move(id, { move: 'submit', on: ago(40) });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('2 comments');
    for (const comment of (await call('editor', 'GET', `projects/${id}/comments`)).body.items) {
      await call('editor', 'POST', `projects/${id}/comments/${comment.id}/disposition`, { verdict: 'accepted' });
    }
    expect((await move(id, { move: 'submit', on: ago(40) })).status).toBe(200);
    expect((await move(id, { move: 'approve', on: ago(35) })).status).toBe(200);
    const publish = { move: 'publish', on: ago(30), effective: today };
    expect((await move(id, { ...publish, number: 'DB22/T 9901-2026' })).status).toBe(400);
    expect((await move(id, { ...publish, number: 'DB21 9901-2026' })).status).toBe(400);
    expect((await move(id, { ...publish, number: 'db21/t9901-2026' })).body).toMatchObject({
      stage: 'published',
      standard: 'db21-t.9901-2026',
    });
    expect((await move(id, { move: 'file', on: ago(20), recordNo: 'DEMO-0001' })).status).toBe(200);

    const record = await call(null, 'GET', 'standards/db21-t.9901-2026');
    expect(record.body).toMatchObject({
      number: 'DB21/T 9901-2026',
      status: 'in-force',
      issued: ago(30),
      bodies: { custodian: ['示例标准化技术委员会'] },
    });
    expect((await call(null, 'GET', 'standards/db21-t.9901-2026/lifecycle')).body).toMatchObject({
      project: id,
      reviewDue: expect.stringMatching(/^20\d\d-/),
      isReviewOverdue: false,
    });
    expect(ids((await call(null, 'GET', 'projects?standard=db21-t.9901-2026')).body.items)).toEqual([id]);
    await service.settled();
    const found = await call(null, 'GET', 'standards?q=DB21/T 9901');
    expect(ids(found.body.items)).toContain('db21-t.9901-2026');

    const other = await commented([]);
    const rest = [
      { move: 'review', on: ago(50) },
      { move: 'submit', on: ago(40) },
      { move: 'approve', on: ago(35) },
    ];
    for (const given of rest) expect((await move(other, given)).status).toBe(200);
    expect((await move(other, { ...publish, number: 'DB21/T 9901-2026' })).status).toBe(400);
  });
});

describe('local standards are reviewed', () => {
  const id = 'db21-t.1237-2020';

  test('when five years are over; a confirmation is a date of the record and takes it off the list', async () => {
    await service.settled();
    const life = await call(null, 'GET', `standards/${id}/lifecycle`);
    expect(life.body).toMatchObject({ project: null, isReviewOverdue: true });
    const known = life.body.steps.filter(({ on }: { on: string | null }) => on !== null);
    expect(known.map(({ step }: { step: string }) => step)).toEqual(expect.arrayContaining(['published']));
    expect(known.map(({ step }: { step: string }) => step)).not.toContain('approved');
    const due = () => call(null, 'GET', 'reviews-due?region=21');
    const before = (await due()).body;
    const numbers = before.items.map(({ standard }: { standard: string }) => standard);
    expect(numbers).toContain(id);
    expect((await call(null, 'GET', 'reviews-due.csv?region=21')).text).toContain('DB21/T 1237-2020');
    expect((await call(null, 'GET', 'reviews-due.ics?region=21')).text).toContain('BEGIN:VEVENT');

    const review = { outcome: 'confirmed', on: ago(3), reason: 'Still fits.' };
    const seen = { 'if-match': life.headers.get('etag') ?? '' };
    expect((await call(null, 'POST', `standards/${id}/reviews`, review, seen)).status).toBe(401);
    expect((await call('editor', 'POST', `standards/${id}/reviews`, review)).status).toBe(428);
    expect((await call('editor', 'POST', `standards/${id}/reviews`, review, seen)).status).toBe(200);
    expect((await call('editor', 'POST', `standards/${id}/reviews`, review, seen)).status).toBe(412);
    expect((await call(null, 'GET', `standards/${id}`)).body.dates.reaffirmed).toEqual([ago(3)]);
    const after = await call(null, 'GET', `standards/${id}/lifecycle`);
    expect(after.body).toMatchObject({ isReviewOverdue: false, reviews: [{ outcome: 'confirmed', on: ago(3) }] });
    await service.settled();
    const later = (await due()).body;
    expect(later.items.map(({ standard }: { standard: string }) => standard)).not.toContain(id);
    expect(later).toMatchObject({ total: before.total - 1, totalIsExact: true });

    const ended = { outcome: 'withdrawn', on: ago(1), reason: 'No use any more.' };
    const now = { 'if-match': after.headers.get('etag') ?? '' };
    expect((await call('editor', 'POST', `standards/${id}/reviews`, { ...ended, on: ago(4) }, now)).status).toBe(400);
    expect((await call('editor', 'POST', `standards/${id}/reviews`, ended, now)).status).toBe(200);
    expect((await call(null, 'GET', `standards/${id}`)).body.status).toBe('withdrawn');
  });

  test('and no others', async () => {
    const national = await call(null, 'GET', 'standards/gb-t.19001-2016');
    const seen = { 'if-match': national.headers.get('etag') ?? '' };
    const review = { outcome: 'confirmed', on: today, reason: 'No.' };
    expect((await call('editor', 'POST', 'standards/gb-t.19001-2016/reviews', review, seen)).status).toBe(400);
    expect((await call(null, 'GET', 'standards/gb-t.19001-2016/lifecycle')).status).toBe(404);
  });
});

describe('the register of an indicator', () => {
  const records = 'statistics/pilot-projects/records';
  const given = {
    number: 'LN-2024-07',
    title: { zh: '社区服务标准化试点' },
    on: '2024-05-06',
    source: { name: '批准文件', url: 'https://example.org/list', retrieved: today },
  };

  test('is filled by editors, each correction from what they have seen, and counted at once', async () => {
    expect((await call(null, 'POST', records, given)).status).toBe(401);
    expect((await call('buyer', 'POST', records, given)).status).toBe(403);
    const script = { ...given, source: { ...given.source, url: 'javascript:alert(1)' } };
    expect((await call('editor', 'POST', records, script)).status).toBe(400);
    expect((await call('editor', 'POST', 'statistics/local-standards/records', given)).status).toBe(400);
    expect((await call('editor', 'POST', records, given)).status).toBe(201);
    const corrected = { ...given, title: { zh: '社区食堂服务标准化试点' } };
    expect((await call('editor', 'POST', records, corrected)).status).toBe(428);
    expect((await call('editor', 'POST', records, corrected, { 'if-match': '"r2"' })).status).toBe(412);
    expect((await call('editor', 'POST', records, corrected, { 'if-match': '"r1"' })).body).toMatchObject({
      revision: 2,
    });
    const { body: series } = await call(null, 'GET', 'statistics/pilot-projects');
    expect(series.total).toMatchObject({ count: 1, amount: 1 });
    const { body: list } = await call(null, 'GET', series.total.records.replace('/v1/', ''));
    expect(list).toMatchObject({ total: 1, items: [{ ...corrected, isDemo: false, page: null }] });
  });

  test('of drafting times holds the projects that were published here', async () => {
    const { body } = await call(null, 'GET', 'statistics/drafting-time/records');
    const { body: projects } = await call(null, 'GET', 'projects?stage=published&region=21');
    const pages = body.items.map(({ page }: { page: string }) => page);
    expect(pages.length).toBeGreaterThan(0);
    for (const { id } of projects.items) expect(pages).toContain(`/projects/${id}`);
  });
});
