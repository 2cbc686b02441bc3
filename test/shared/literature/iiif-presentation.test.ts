import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { presentation3StrictUpgrade } from '@iiif/parser/strict';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { AccessDecision } from '#shared/access/access-decision.ts';
import { DocumentStatement, type StoredDocument } from '#shared/literature/document.ts';
import { drawnPages, manifestOf } from '#shared/literature/iiif-presentation.ts';
import type { AccessLevel } from '#shared/standards/codes.ts';

const site = 'https://example.org';
const schema = join(import.meta.dirname, '../../../../shared/data/schemas/iiif/iiif_3_0.json');
const document: StoredDocument = {
  ...DocumentStatement.parse({ title: { zh: '排放标准', en: 'Discharge standard' } }),
  id: 'd-0123456789abcdef01234567',
  revision: 1,
  state: 'ready',
  mediaType: 'application/pdf',
  sha256: '0'.repeat(64),
  bytes: 1,
  attempts: 1,
  pages: 2,
  pagesDone: 2,
  layout: 'drawn',
  from: 'import',
  receivedAt: '2026-11-25T08:00:00Z',
  updatedAt: '2026-11-25T08:00:00Z',
};
const access = (level: AccessLevel): AccessDecision => ({
  allow: true,
  level,
  rule: 'rights-stated-open',
  basis: { zh: '权利人声明', en: 'A declaration' },
  reason: { zh: '可以阅读。', en: 'It can be read.' },
  alternatives: [],
});
const pages = [1, 2].map((page) => ({
  page,
  picture: { width: 1130, height: 1598 },
  thumbnail: { width: 184, height: 260 },
}));
const entry = { title: null, page: 1, line: 1 };
const contents = [
  { ...entry, anchor: 'clause-1', number: '1', title: '范围', level: 1 },
  { ...entry, anchor: 'clause-1.1', number: '1.1', level: 2, page: 2 },
  { ...entry, anchor: 'annex-a', number: 'A', level: 1, page: 2 },
];
const manifest = (level: AccessLevel, more: Partial<StoredDocument> = {}) =>
  manifestOf({ site, document: { ...document, ...more }, access: access(level), pages, standards: [], contents });

describe('a manifest', () => {
  it.each(['page-preview', 'read', 'download'] as const)('is without fault to a strict parser at level %s', (level) => {
    const warnings: unknown[] = [];
    const copy = JSON.parse(JSON.stringify(manifest(level)));
    presentation3StrictUpgrade(copy, { warnings } as never);
    expect(warnings).toEqual([]);
  });

  it('is valid by the schema of IIIF, which refuses one that is spoilt', ({ skip }) => {
    if (!existsSync(schema)) return skip('the schema of IIIF is not found here');
    const isValid = new Ajv({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(schema, 'utf8')),
    );
    for (const level of ['page-preview', 'read', 'download'] as const) {
      isValid(JSON.parse(JSON.stringify(manifest(level))));
      expect(isValid.errors).toBeNull();
    }
    expect(isValid({ ...JSON.parse(JSON.stringify(manifest('read'))), label: 'a string' })).toBe(false);
  });

  it('holds the contents as ranges, one in another', () => {
    const [root] = manifest('read').structures ?? [];
    const labels = root?.items.map((range) => ('label' in range ? range.label.none : []));
    expect(labels).toEqual([['1 范围'], ['A']]);
    const [first] = root?.items ?? [];
    expect(first && 'items' in first ? first.items : []).toMatchObject([
      { type: 'Canvas', id: `${site}/iiif/${document.id}/1/canvas` },
      { type: 'Range', label: { none: ['1.1'] } },
    ]);
  });

  it('names the document in both languages and paints each page on a canvas of its size', () => {
    const made = manifest('read');
    expect(made.label).toEqual({ 'zh-Hans': ['排放标准'], en: ['Discharge standard'] });
    expect(made.items.map(({ width, height }) => [width, height])).toEqual([
      [1130, 1598],
      [1130, 1598],
    ]);
    const [painting] = made.items[0]?.items[0]?.items ?? [];
    expect(painting?.target).toBe(made.items[0]?.id);
    expect(painting?.body.service[0]).toMatchObject({ type: 'ImageService3', profile: 'level0' });
  });

  it('offers search, text and the file only as far as the decision goes', () => {
    const [preview, read, download] = [manifest('page-preview'), manifest('read'), manifest('download')];
    expect(preview.items[0]).not.toHaveProperty('annotations');
    expect(read.items[0]).toHaveProperty('annotations');
    expect(
      read.service?.map((service) => Object.values(service).find((v) => /^SearchService/.test(String(v)))),
    ).toEqual(['SearchService2', 'SearchService1']);
    expect(read).not.toHaveProperty('rendering');
    expect(download.rendering).toMatchObject([{ format: 'application/pdf' }]);
  });

  it.each([
    [undefined, 'CNE'],
    [{ basis: 'declaration', openAccess: 'yes' } as const, 'InC'],
    [{ basis: 'none', openAccess: 'yes' } as const, 'NKC'],
  ])('says of rights %j that they are %s', (rights, code) => {
    expect(manifest('read', { rights }).rights).toBe(`http://rightsstatements.org/vocab/${code}/1.0/`);
  });
});

describe('pages', () => {
  it('without kept pictures are no canvases', () => {
    const file = { key: 'k', bytes: 1, width: 10, height: 20 };
    const page = { id: document.id, state: 'done', attempts: 1 } as const;
    const stored = [
      { ...page, page: 1, picture: file, thumbnail: file },
      { ...page, page: 2 },
      { ...page, page: 3, picture: { key: 'k', bytes: 1 }, thumbnail: file },
    ];
    expect(drawnPages(stored).map(({ page: number }) => number)).toEqual([1]);
  });
});
