import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import type { DepositFile } from './deposit.ts';

const activeElements = new Set(['script', 'iframe', 'frame', 'object', 'embed', 'applet', 'portal']);
const activeAddress = /^(?:javascript|vbscript|data:text\/html)/;
/** Names are told, and so they are those of handlers, of which the longest have two dozen letters. */
const handler = /^on[a-z]{3,24}$/i;
/** In other vocabularies `script` is a writing system, as ISO 15924 names it. */
const runsInXml = /www\.w3\.org\/(?:1999\/xhtml|2000\/svg)/;
const enough = 20;

/**
 * What of a text runs or is fetched when it is opened in a browser: names of elements, handlers and schemes of HTML, of XHTML in
 * XML, and of HTML in Markdown; `xml-stylesheet` and `ENTITY` of XML; `NUL` when a text is none. Examples in code, written with
 * character references or fences, are text.
 */
export function activePartsOfText(source: string, mediaType: DepositFile['mediaType']): string[] {
  const found = new Set<string>();
  if (source.includes('\0')) found.add('NUL');
  if (mediaType === 'text/plain') return [...found];
  const isXml = mediaType === 'application/xml';
  const isInert = isXml && !runsInXml.test(source);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (isInert || found.size >= enough) return;
        const local = name.slice(name.indexOf(':') + 1).toLowerCase();
        if (activeElements.has(local)) found.add(local);
        for (const [attribute, value] of Object.entries(attributes)) {
          if (handler.test(attribute)) found.add(attribute.toLowerCase());
          const [scheme] = activeAddress.exec(addressIn(value)) ?? [];
          if (scheme) found.add(scheme);
        }
      },
      onprocessinginstruction(name) {
        if (isXml && name.toLowerCase() === '?xml-stylesheet') found.add('xml-stylesheet');
      },
    },
    { xmlMode: isXml, decodeEntities: true },
  );
  parser.end(mediaType === 'text/markdown' ? marked.parse(source, { async: false, gfm: true }) : source);
  if (isXml && /<!ENTITY\s/.test(source)) found.add('ENTITY');
  return [...found];
}

/** The beginning of an address as browsers take it, without spaces and line ends. */
const addressIn = (value: string) =>
  value
    .slice(0, 100)
    .replaceAll(/[\s\0]/g, '')
    .toLowerCase();
