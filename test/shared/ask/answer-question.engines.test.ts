import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fetchModel, hasModel } from '#infra/local/ask/fetch-model.ts';
import { demoReadings } from '#infra/local/demo/load-demo.ts';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureBucket } from '#infra/local/storage.ts';
import { answerQuestion } from '#shared/ask/answer-question.ts';
import { type AskServices, answersQuestions, keptMeanings } from '#shared/ask/ask-services.ts';
import { publishMeanings } from '#shared/ask/publish-meanings.ts';
import type { AskLanguage } from '#shared/ask/sentence-model.ts';
import { TitleChoice } from '#shared/ask/title-choice.ts';
import { createFileClient, type FileClient } from '#shared/runtime/file-client.ts';
import { createSearchAdmin, type SearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import { ensureIndices } from '#shared/standards/ensure-indices.ts';
import { compileCatalogue } from '#shared/standards/import/compile-catalogue.ts';
import { rebuildIndex } from '#shared/standards/rebuild-index.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { Standard } from '#shared/standards/standard.ts';

const missing = !hasModel('zh') || !hasModel('en');
const why = missing ? ' (skipped: no model is here, `npm run embed` fetches them)' : '';

const indexPrefix = `ask${randomUUID().slice(0, 8)}`;
let admin: SearchAdmin;
let files: FileClient;
let services: AskServices;

beforeAll(async () => {
  const url = inject('opensearchUrl');
  admin = createSearchAdmin({ url });
  const bucket = `${indexPrefix}-literature`;
  await ensureBucket(inject('s3Endpoint'), bucket);
  files = createFileClient(new S3Client({ endpoint: inject('s3Endpoint'), ...localS3Options }), bucket);
  const now = () => new Date('2026-11-26T04:00:00Z');
  services = { search: createSearchClient({ url }), indexPrefix, now, meanings: keptMeanings(files, now) };
});
afterAll(async () => {
  await admin.deleteIndices(await admin.list(`${indexPrefix}-*`));
});

function passagesOf(language: AskLanguage, standards: Standard[]) {
  const choice = new TitleChoice(language);
  for (const standard of standards) choice.add(standard);
  return choice.passages();
}

test('where no model is kept a question is refused, and the refusal says what to do instead', async () => {
  expect(await answersQuestions(files)).toBe(false);
  await expect(answerQuestion(services, { q: 'is it safe', size: 10 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    detail: { en: expect.stringContaining('GET /v1/standards'), zh: expect.stringContaining('检索') },
  });
});

describe.skipIf(missing)(`with the models${why}`, () => {
  beforeAll(async () => {
    const { records } = compileCatalogue([], { held: await demoReadings() });
    await ensureIndices(admin, indexPrefix);
    await rebuildIndex({ admin, indexPrefix }, Readable.from(records));
    const kept = new Map<string, Int8Array>();
    for (const language of ['zh', 'en'] as const) {
      await publishMeanings(files, {
        language,
        modelFiles: await fetchModel(language, () => undefined),
        passages: passagesOf(language, records.map(reconcile)),
        cache: {
          get: (text) => kept.get(text),
          add: async (made) => {
            for (const { text, vector } of made) kept.set(text, vector);
          },
        },
      });
    }
  }, 120_000);

  test.each([
    ['买包装好的零食，袋子上必须写明什么', 'gb.7718'],
    ['自来水能不能直接喝', 'gb.5749'],
    ['论文后面列的文献要怎么写', 'gb-t.7714'],
    ['what must be printed on the bag of the snacks I buy', 'gb.7718'],
    ['is the air outside clean today', 'gb.3095'],
  ])('%s leads to %s though no word of the title was said', async (q, work) => {
    const { items } = await answerQuestion(services, { q, size: 3 });
    expect(items.map(({ id }) => id.replace(/-\d{4}$/, ''))).toContain(work);
  });

  test('of the editions that of the asked day answers, with the status it has then', async () => {
    const ask = (asOf: string) => answerQuestion(services, { q: '预包装食品的标签上写什么', size: 1, asOf });
    expect((await ask('2020-01-01')).items).toMatchObject([{ id: 'gb.7718-2011', status: 'in-force' }]);
    expect((await ask('2027-06-01')).items).toMatchObject([{ id: 'gb.7718-2025', status: 'in-force' }]);
  });

  test.each(['三国演义里谁最厉害', '讲一个好笑的笑话', 'why do cats purr', 'how do I get over a breakup'])(
    'nothing resembles %s, and nothing is answered',
    async (q) => {
      expect((await answerQuestion(services, { q, size: 10 })).items).toEqual([]);
    },
  );

  test('a question that names a number is answered by that number, and no title is near it', async () => {
    const { items } = await answerQuestion(services, { q: 'GB/T 19001-2016', size: 3 });
    expect(items[0]).toMatchObject({ id: 'gb-t.19001-2016', foundBy: ['words'] });
    expect(items.filter(({ foundBy }) => foundBy.includes('meaning'))).toEqual([]);
  });
});
