import { Parser } from 'htmlparser2';
import { marked } from 'marked';

/** A text with structure, as lines: a paragraph, a heading or a table row is one line. */
export interface MarkupText {
  title?: string;
  lines: string[];
}

const blocks = new Set(
  (
    'address article aside blockquote body br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr li main ol p pre section table tbody tfoot thead tr ul title-wrap sec p title label list list-item def-list ' +
    'def-item term def disp-quote disp-formula table-wrap fig fn ref app app-group front body back std-meta term-sec ' +
    'non-normative-note non-normative-example normative-note ref-list mixed-citation std'
  ).split(' '),
);
const cells = new Set(['td', 'th']);
const silent = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head', 'object-id', 'graphic', 'tex-math']);

/** Reads HTML. */
export function readHtml(source: string): MarkupText {
  return readTags(source, false);
}

/** Reads Markdown, which may hold HTML. */
export function readMarkdown(source: string): MarkupText {
  const withoutMatter = source.replace(/^---\n[\s\S]*?\n---\n/, '');
  const { lines } = readTags(marked.parse(withoutMatter, { async: false, gfm: true }), false);
  const title = /^#\s+(.+)$/m.exec(withoutMatter)?.[1]?.replace(/[*_`]/g, '').trim();
  return { ...(title && { title }), lines };
}

/** Reads XML of NISO STS, and of other vocabularies whose words are close. */
export function readXml(source: string): MarkupText {
  return readTags(source, true);
}

function readTags(source: string, xmlMode: boolean): MarkupText {
  const lines: string[] = [];
  let line = '';
  let title = '';
  let hidden = 0;
  let verbatim = 0;
  let inTitle = false;
  const end = () => {
    const text = line
      .replace(/[ \n\r\f]+/g, ' ')
      .replace(/ ?\t ?/g, '\t')
      .trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        if (silent.has(name)) hidden += 1;
        if (!xmlMode && name === 'title') inTitle = true;
        if (name === 'pre' || name === 'code-block') verbatim += 1;
        if (blocks.has(name)) end();
        if (cells.has(name) && line.trim() !== '') line += '\t';
      },
      onclosetag(name) {
        if (silent.has(name)) hidden -= 1;
        if (!xmlMode && name === 'title') inTitle = false;
        if (name === 'pre' || name === 'code-block') verbatim -= 1;
        if (blocks.has(name)) end();
      },
      ontext(text) {
        if (inTitle) title += text;
        if (hidden > 0 || inTitle) return;
        if (verbatim === 0) line += text;
        else
          for (const [i, row] of text.split('\n').entries()) {
            if (i > 0) end();
            line += row;
          }
      },
    },
    { xmlMode, decodeEntities: true, lowerCaseTags: !xmlMode },
  );
  parser.write(source);
  parser.end();
  end();
  return { ...(title.trim() && { title: title.trim() }), lines };
}
