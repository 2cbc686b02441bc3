import { ServiceError } from '../runtime/errors.ts';
import { canvasAddress, manifestAddress } from './iiif-address.ts';

/** A page of a document, as links between viewers name it. */
export interface ReadingState {
  id: string;
  page?: number;
}

/** The annotation that opens a viewer at a page (Content State 1.0 §2.2). */
export function contentState(site: string, { id, page }: { id: string; page: number }) {
  const canvas = canvasAddress(site, id, page);
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${site}/iiif/${id}/${page}/state.json`,
    type: 'Annotation',
    motivation: ['contentState'],
    target: { id: canvas, type: 'Canvas', partOf: [{ id: manifestAddress(site, id), type: 'Manifest' }] },
  };
}

/**
 * Reads what a viewer hands over as `iiif-content`: the address of a manifest or a canvas of this service, an annotation with a
 * target, or such an annotation as it is encoded for links. Throws `INVALID`.
 */
export function readContentState(site: string, text: string): ReadingState {
  for (const address of addressesIn(text)) {
    const path = address.startsWith(`${site}/iiif/`) ? address.slice(`${site}/iiif/`.length) : '';
    const [, id, page] = /^(d-[0-9a-f]{24})\/(?:manifest\.json|([1-9]\d{0,4})\/canvas(?:#.*)?)$/.exec(path) ?? [];
    if (id) return { id, ...(page && { page: Number(page) }) };
  }
  throw new ServiceError(
    'INVALID',
    {
      zh: 'iiif-content 不指向本服务的清单或页面：请给出清单或画布的地址，或 Content State 1.0 的标注。',
      en: 'iiif-content names no manifest or page of this service: give its address, or an annotation of Content State 1.0.',
    },
    { errors: [{ pointer: '/query/iiif-content', detail: 'a content state of this service' }] },
  );
}

/** Addresses of the target, the nearest to the reader first: the canvas before the manifest that it is part of. */
function addressesIn(text: string): string[] {
  if (URL.canParse(text)) return [text];
  const state = parse(text.startsWith('{') ? text : decoded(text));
  return targetsOf(Object(state).target ?? state);
}

function targetsOf(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return targetsOf(target[0]);
  const { id, source, partOf } = Object(target);
  return [
    ...(source ? targetsOf(source) : []),
    ...(typeof id === 'string' ? [id] : []),
    ...(partOf ? targetsOf(partOf) : []),
  ];
}

/** Base64url of the percent-encoded JSON (Content State 1.0 §6). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(Buffer.from(text, 'base64url').toString());
  } catch {
    return '';
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
