import * as z from 'zod';
import { DocumentId } from '#shared/literature/document.ts';
import { heldDocument, type ReadingServices } from '#shared/literature/document-decision.ts';
import { changesCollection, listChangedManifests } from '#shared/literature/iiif-changes.ts';
import { searchAnswer1, searchAnswer2 } from '#shared/literature/iiif-hits.ts';
import { readCanvasLines } from '#shared/literature/iiif-lines.ts';
import { readManifest } from '#shared/literature/iiif-manifest.ts';
import { readImage, readImageInfo } from '#shared/literature/iiif-picture.ts';
import { noPicture } from '#shared/literature/iiif-refusal.ts';
import { searchCanvases } from '#shared/literature/iiif-search.ts';
import { contentState, readContentState } from '#shared/literature/iiif-state.ts';
import { env } from '#shared/runtime/env.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import type { SearchServices } from '#shared/runtime/search-client.ts';

type Services = ReadingServices & SearchServices;

const read = { method: 'GET', tag: 'IIIF', access: 'public' } as const;
const params = z.object({ id: DocumentId });
const pageParams = params.extend({ page: z.coerce.number().int().min(1).max(99_999) });
const imageParams = pageParams.extend({
  region: z.string().max(40).meta({ example: 'full' }),
  size: z.string().max(20).meta({ example: 'max' }),
  rotation: z.string().max(10).meta({ example: '0' }),
  file: z.string().max(20).meta({ example: 'default.jpg' }),
});
/** Content Search names further parameters, which a service may pass over. */
const searchQuery = z.object({ q: z.string().max(1000).default('') });
const json = z.record(z.string(), z.unknown());
const jsonLd = (profile: string) => ({ 'content-type': `application/ld+json;profile="${profile}"` });
const discovery = jsonLd('http://iiif.io/api/discovery/1/context.json');
const presentation = jsonLd('http://iiif.io/api/presentation/3/context.json');
/** Whoever saw a picture has it; nobody else may get it from a cache. */
const kept = { 'cache-control': 'private, max-age=600' };

/** IIIF Presentation 3, Image 3 (level 0) and Content Search 1 and 2; everything passes the access decision. */
export const iiifRoutes = [
  route({
    ...read,
    path: '/iiif/changes/collection.json',
    summary: { zh: '清单的变更（Change Discovery 1）', en: 'Changes of manifests (Change Discovery 1)' },
    response: json,
    responseType: 'application/ld+json',
    run: async (_services: Services) => new Reply(200, changesCollection(env().SITE_URL), discovery),
  }),
  route({
    ...read,
    path: '/iiif/changes/page.json',
    summary: { zh: '清单变更的一页，最近的在最后', en: 'A page of changes of manifests, the latest last' },
    query: z.strictObject({ before: z.iso.datetime().optional() }),
    response: json,
    responseType: 'application/ld+json',
    run: async (services: Services, { query }) =>
      new Reply(200, await listChangedManifests(services, { ...query, site: env().SITE_URL }), discovery),
  }),
  route({
    ...read,
    path: '/iiif/state',
    summary: {
      zh: '打开其他阅读器交来的位置（Content State 1）',
      en: 'Opens what another viewer hands over (Content State 1)',
    },
    query: z.strictObject({ 'iiif-content': z.string().min(1).max(8000) }),
    response: z.null(),
    answers: [303],
    run: async (_services: Services, { query }) => {
      const { id, page } = readContentState(env().SITE_URL, query['iiif-content']);
      return new Reply(303, null, { location: `/documents/${id}${page ? `/pages/${page}` : ''}` });
    },
  }),
  route({
    ...read,
    path: '/iiif/{id}/{page}/state.json',
    summary: { zh: '一页的位置，供其他阅读器打开', en: 'A page as other viewers open it (Content State 1)' },
    params: pageParams,
    response: json,
    responseType: 'application/ld+json',
    run: async (services: Services, { params: place }) => {
      const { document } = await heldDocument(services, place.id);
      if (place.page > document.pages) throw noPicture(place.page);
      return new Reply(200, contentState(env().SITE_URL, place), presentation);
    },
  }),
  route({
    ...read,
    path: '/iiif/{id}/manifest.json',
    summary: { zh: 'IIIF 清单（Presentation 3）', en: 'IIIF manifest (Presentation 3)' },
    params,
    response: json,
    responseType: 'application/ld+json',
    refuses: ['FORBIDDEN'],
    run: async (services: Services, input) =>
      new Reply(200, await readManifest(services, { ...input.params, site: env().SITE_URL }), presentation),
  }),
  ...([1, 2] as const).map((version) =>
    route({
      ...read,
      path: `/iiif/{id}/search${version}`,
      summary: { zh: `在文献内检索（Content Search ${version}）`, en: `Search inside (Content Search ${version})` },
      params,
      query: searchQuery,
      response: json,
      responseType: 'application/ld+json',
      refuses: ['FORBIDDEN'],
      run: async (services: Services, { params: { id }, query: { q } }) => {
        const found = await searchCanvases(services, { id, q, version, site: env().SITE_URL });
        const answer = version === 1 ? searchAnswer1(found) : searchAnswer2(found);
        return new Reply(200, answer, jsonLd(`http://iiif.io/api/search/${version}/context.json`));
      },
    }),
  ),
  route({
    ...read,
    path: '/iiif/{id}/{page}/lines.json',
    summary: { zh: '一页的文字，逐行标注', en: 'The text of a page as annotations, line by line' },
    params: pageParams,
    response: json,
    responseType: 'application/ld+json',
    refuses: ['FORBIDDEN'],
    run: async (services: Services, input) =>
      new Reply(200, await readCanvasLines(services, { ...input.params, site: env().SITE_URL }), presentation),
  }),
  route({
    ...read,
    path: '/iiif/{id}/{page}',
    summary: { zh: '图像服务的地址', en: 'Address of the image service of a page' },
    params: pageParams,
    response: z.null(),
    answers: [303],
    run: async (_services: Services, { params: { id, page } }) =>
      new Reply(303, null, { location: `/iiif/${id}/${page}/info.json` }),
  }),
  route({
    ...read,
    path: '/iiif/{id}/{page}/info.json',
    summary: {
      zh: '一页图像的尺寸与图块（Image 3，0 级）',
      en: 'Sizes and tiles of a page picture (Image 3, level 0)',
    },
    params: pageParams,
    response: json,
    responseType: 'application/ld+json',
    refuses: ['FORBIDDEN'],
    run: async (services: Services, input) => {
      const info = await readImageInfo(services, { ...input.params, site: env().SITE_URL });
      return new Reply(200, info, jsonLd('http://iiif.io/api/image/3/context.json'));
    },
  }),
  route({
    ...read,
    path: '/iiif/{id}/{page}/{region}/{size}/{rotation}/{file}',
    summary: { zh: '一页的图像或图块', en: 'The picture of a page, or a tile of it' },
    params: imageParams,
    response: z.string(),
    responseType: 'image/jpeg',
    refuses: ['FORBIDDEN'],
    run: async (services: Services, input) => {
      const { bytes, type } = await readImage(services, input.params);
      return new Reply(200, bytes, { 'content-type': type, ...kept });
    },
  }),
];
