import type { AccessDecision } from '../access/access-decision.ts';
import type { Standard } from '../standards/standard.ts';
import type { StoredDocument, StoredPage } from './document.ts';
import { reaches } from './document-access.ts';
import {
  canvasAddress,
  imageAddress,
  linesAddress,
  manifestAddress,
  pictureAddress,
  searchAddress,
} from './iiif-address.ts';
import { imageService, type Size } from './iiif-image.ts';
import { rangesOf } from './iiif-ranges.ts';
import type { OutlineEntry } from './read-outline.ts';

/** Text by language tag, each a list (Presentation API 3.0 §4.4). */
export type LanguageMap = Record<string, string[]>;

export interface ManifestInput {
  /** Public address of the service, without a trailing slash. */
  site: string;
  document: StoredDocument;
  access: AccessDecision;
  /** Pages with pictures, in order. */
  pages: readonly DrawnPage[];
  /** Records of the standards whose text it is. */
  standards: readonly Standard[];
  /** Headings where they may be told. */
  contents: readonly OutlineEntry[];
}

/** A page of which both pictures are kept. */
export interface DrawnPage {
  page: number;
  picture: Size;
  thumbnail: Size;
}

const both = (zh: string, en: string): LanguageMap => ({ 'zh-Hans': [zh], en: [en] });
const sentence = ({ zh, en }: { zh: string; en: string }) => both(zh, en);

/** The manifest of a document: what it is, under which rights, and a canvas for each page (Presentation API 3.0). */
export function manifestOf(input: ManifestInput) {
  const { site, document, access, pages, contents } = input;
  const first = pages[0];
  const numbers = new Set(pages.map(({ page }) => page));
  const structures = rangesOf({ site, id: document.id, entries: contents, pages: numbers });
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: manifestAddress(site, document.id),
    type: 'Manifest',
    label: labelOf(input),
    metadata: metadataOf(input),
    rights: rightsOf(document),
    requiredStatement: { label: both('可读依据', 'Basis of access'), value: sentence(access.basis) },
    summary: sentence(access.reason),
    provider: [providerOf(site)],
    homepage: [pageLink(`${site}/documents/${document.id}`, both('在线阅读', 'Read online'))],
    ...(first && { thumbnail: [thumbnailOf(site, document.id, first)] }),
    seeAlso: [
      {
        id: `${site}/v1/documents/${document.id}`,
        type: 'Dataset',
        format: 'application/json',
        label: both('文献数据', 'Document data'),
      },
    ],
    ...(reaches(access, 'download') && { rendering: [originalOf(site, document)] }),
    ...(reaches(access, 'snippet') && { service: searchServices(site, document.id) }),
    items: pages.map((page) => canvasOf(site, document.id, page, reaches(access, 'read'))),
    ...(structures.length > 0 && { structures }),
  };
}

function labelOf({ document, standards }: ManifestInput): LanguageMap {
  const [standard] = standards;
  const titles = Object.keys(document.title).length > 0 ? document.title : (standard?.titles ?? {});
  const number = standard ? `${standard.number} ` : '';
  const named = Object.entries(titles).map(([language, title]) => [tagOf(language), [number + title]]);
  return named.length > 0 ? Object.fromEntries(named) : { none: [number.trim() || document.id] };
}

function metadataOf({ document, standards }: ManifestInput) {
  const values = (of: (standard: Standard) => string | undefined) => standards.flatMap((one) => of(one) ?? []);
  const rows: [LanguageMap, string[]][] = [
    [both('标准号', 'Standard number'), values(({ number }) => number)],
    [both('发布日期', 'Issued'), values(({ dates }) => dates?.issued)],
    [both('实施日期', 'Effective'), values(({ dates }) => dates?.effective)],
    [both('发布机构', 'Issuing body'), standards.flatMap(({ bodies }) => bodies?.issuer ?? [])],
    [both('页数', 'Pages'), [String(document.pages)]],
    [both('SHA-256', 'SHA-256'), [document.sha256]],
  ];
  return rows
    .filter(([, found]) => found.length > 0)
    .map(([label, found]) => ({ label, value: { none: [...new Set(found)] } }));
}

/** A statement of rightsstatements.org: what is known of copyright in the text, which is not why it may be read. */
function rightsOf({ rights }: StoredDocument): string {
  const codes: Record<string, string> = { none: 'NKC', contract: 'InC', declaration: 'InC' };
  return `http://rightsstatements.org/vocab/${codes[rights?.basis ?? 'unknown'] ?? 'CNE'}/1.0/`;
}

function providerOf(site: string) {
  const label = both('规矩 · 标准信息服务', 'Guiju · standards information');
  return { id: site, type: 'Agent', label, homepage: [pageLink(`${site}/`, label)] };
}

function pageLink(id: string, label: LanguageMap) {
  return { id, type: 'Text', format: 'text/html', label };
}

function originalOf(site: string, { id, mediaType }: StoredDocument) {
  return {
    id: `${site}/v1/documents/${id}/file`,
    type: 'Text',
    format: mediaType,
    label: both('原文件', 'Original file'),
  };
}

function searchServices(site: string, id: string) {
  const first = {
    '@context': 'http://iiif.io/api/search/1/context.json',
    '@id': searchAddress(site, id, 1),
    '@type': 'SearchService1',
    profile: 'http://iiif.io/api/search/1/search',
  };
  return [{ id: searchAddress(site, id, 2), type: 'SearchService2' }, first];
}

/** The picture is painted on a canvas of its own size, so that a pixel is a unit of the canvas. */
function canvasOf(site: string, id: string, { page, picture, thumbnail }: DrawnPage, withText: boolean) {
  const canvas = canvasAddress(site, id, page);
  const base = imageAddress(site, { id, page });
  const body = {
    id: pictureAddress(base, picture),
    type: 'Image',
    format: 'image/jpeg',
    width: picture.width,
    height: picture.height,
    service: [imageService(base, picture, thumbnail)],
  };
  const painting = { id: `${base}/painting`, type: 'Annotation', motivation: 'painting', body, target: canvas };
  return {
    id: canvas,
    type: 'Canvas',
    label: both(`第 ${page} 页`, `Page ${page}`),
    width: picture.width,
    height: picture.height,
    thumbnail: [thumbnailOf(site, id, { page, picture, thumbnail })],
    items: [{ id: `${base}/paintings`, type: 'AnnotationPage', items: [painting] }],
    ...(withText && { annotations: [{ id: linesAddress(site, id, page), type: 'AnnotationPage' }] }),
  };
}

function thumbnailOf(site: string, id: string, { page, picture, thumbnail }: DrawnPage) {
  const base = imageAddress(site, { id, page });
  return {
    id: pictureAddress(base, thumbnail),
    type: 'Image',
    format: 'image/jpeg',
    width: thumbnail.width,
    height: thumbnail.height,
    service: [imageService(base, picture, thumbnail)],
  };
}

/** Chinese texts of standards are set in simplified characters; other tags stay as they are. */
function tagOf(language: string): string {
  return language === 'zh' ? 'zh-Hans' : language;
}

/** Pages whose pictures are kept, in order. */
export function drawnPages(pages: readonly StoredPage[]): DrawnPage[] {
  return pages.flatMap(({ page, picture, thumbnail }) => {
    const [large, small] = [sizeOf(picture), sizeOf(thumbnail)];
    return large && small ? [{ page, picture: large, thumbnail: small }] : [];
  });
}

function sizeOf(file: StoredPage['picture']): Size | undefined {
  return file?.width && file.height ? { width: file.width, height: file.height } : undefined;
}
