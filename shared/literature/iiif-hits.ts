import type { FoundPage } from '../standards/text-view.ts';
import { canvasAddress } from './iiif-address.ts';
import type { Box } from './page-content.ts';

/** A page that holds the words, with the places of the words in pixels of its canvas. */
export interface CanvasHit {
  page: number;
  /** The words with what stands before and after them. */
  quote: Quote;
  boxes: readonly Box[];
}

export interface Quote {
  before: string;
  match: string;
  after: string;
}

export interface Answered {
  site: string;
  id: string;
  /** Address that was asked, which is the name of the answer. */
  asked: string;
  hits: readonly CanvasHit[];
  total: number;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Takes a snippet with `<em>` apart at its first hit. */
export function quoteOf(snippet: FoundPage['snippet']): Quote {
  const plain = (html: string) =>
    html.replace(/<\/?em>/g, '').replace(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity);
  const [before = '', rest = ''] = splitOnce(snippet, '<em>');
  const [match = '', after = ''] = splitOnce(rest, '</em>');
  return { before: plain(before), match: plain(match), after: plain(after) };
}

function splitOnce(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + at.length)];
}

/** Boxes told in points of the page, as pixels of its canvas. */
export function onCanvas(boxes: readonly Box[], page: { width: number }, canvas: { width: number }): Box[] {
  const scale = page.width > 0 ? canvas.width / page.width : 0;
  return boxes.map(
    ([x, y, width, height]) => [x * scale, y * scale, width * scale, height * scale].map(Math.round) as Box,
  );
}

interface Mark {
  /** Address of the annotation. */
  id: string;
  target: string;
}

/** One mark a box; a hit whose place is not known marks its whole page. */
function marksOf({ site, id, asked }: Answered, { page, boxes }: CanvasHit): Mark[] {
  const canvas = canvasAddress(site, id, page);
  const targets = boxes.length > 0 ? boxes.map((box) => `${canvas}#xywh=${box.join(',')}`) : [canvas];
  return targets.map((target, i) => ({ id: `${asked}#page-${page}-${i + 1}`, target }));
}

/** The answer of Content Search 1.0, which Mirador reads. */
export function searchAnswer1(answered: Answered) {
  const { asked, hits, total } = answered;
  return {
    '@context': ['http://iiif.io/api/presentation/2/context.json', 'http://iiif.io/api/search/1/context.json'],
    '@id': asked,
    '@type': 'sc:AnnotationList',
    within: { '@type': 'sc:Layer', total },
    startIndex: 0,
    resources: hits.flatMap((hit) =>
      marksOf(answered, hit).map(({ id, target }) => ({
        '@id': id,
        '@type': 'oa:Annotation',
        motivation: 'sc:painting',
        resource: { '@type': 'cnt:ContentAsText', chars: hit.quote.match },
        on: target,
      })),
    ),
    hits: hits.map((hit) => ({
      '@type': 'search:Hit',
      annotations: marksOf(answered, hit).map(({ id }) => id),
      ...hit.quote,
    })),
  };
}

/** The answer of Content Search 2.0: the marks, and in an extra list the words around them. */
export function searchAnswer2(answered: Answered) {
  const { asked, hits } = answered;
  return {
    '@context': 'http://iiif.io/api/search/2/context.json',
    id: asked,
    type: 'AnnotationPage',
    items: hits.flatMap((hit) =>
      marksOf(answered, hit).map(({ id, target }) => ({
        id,
        type: 'Annotation',
        motivation: 'highlighting',
        body: { type: 'TextualBody', value: hit.quote.match, format: 'text/plain' },
        target,
      })),
    ),
    annotations: [{ type: 'AnnotationPage', items: hits.flatMap((hit) => contextsOf(answered, hit)) }],
  };
}

function contextsOf(answered: Answered, hit: CanvasHit) {
  const { before, match, after } = hit.quote;
  const selector = [{ type: 'TextQuoteSelector', prefix: before, exact: match, suffix: after }];
  return marksOf(answered, hit).map(({ id }) => ({
    id: `${id}-context`,
    type: 'Annotation',
    motivation: 'contextualizing',
    target: { type: 'SpecificResource', source: id, selector },
  }));
}
