import { describe, expect, test } from 'vitest';
import { activePartsOfText } from '#shared/deposits/active-markup.ts';

describe('what runs or is fetched in a browser', () => {
  test.each([
    ['a script', 'text/html', '<p>1</p><script>alert(1)</script>', ['script']],
    ['a frame', 'text/html', '<iframe src="https://example.org"></iframe>', ['iframe']],
    ['a handler', 'text/html', '<img src="a.png" ONERROR="go()">', ['onerror']],
    ['a link that is a script', 'text/html', '<a href=" Java&#10;Script:go()">a</a>', ['javascript']],
    ['a page within an address', 'text/html', '<a 13800138000="data:text/html,a">a</a>', ['data:text/html']],
    ['HTML in Markdown', 'text/markdown', '# 1\n\n<script>alert(1)</script>\n', ['script']],
    [
      'XHTML in XML',
      'application/xml',
      '<std xmlns:x="http://www.w3.org/1999/xhtml"><x:script>go()</x:script></std>',
      ['script'],
    ],
    ['a stylesheet of XML', 'application/xml', '<?xml-stylesheet href="a.xsl"?><std/>', ['xml-stylesheet']],
    ['an entity of XML', 'application/xml', '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///a">]><s>&a;</s>', ['ENTITY']],
    ['bytes that are no text', 'text/plain', 'clause\0', ['NUL']],
  ] as const)('%s is found', (_, type, source, parts) => {
    expect(activePartsOfText(source, type)).toEqual(parts);
  });

  test.each([
    ['a style and a table', 'text/html', '<style>p{}</style><table one="1"><tr><td>1</td></tr></table>'],
    ['an example in references', 'text/html', '<pre>&lt;script&gt;</pre>'],
    ['an example in code', 'text/markdown', 'Use `<script>`:\n\n```html\n<script src="a.js"></script>\n```\n'],
    ['a document of NISO STS', 'application/xml', '<!DOCTYPE standard PUBLIC "-//NISO//DTD STS" "a.dtd"><standard/>'],
    ['the name of a script in XML', 'application/xml', '<bib><script>Latn</script></bib>'],
    ['plain text that shows HTML', 'text/plain', '<script>alert(1)</script>'],
  ] as const)('%s is none', (_, type, source) => {
    expect(activePartsOfText(source, type)).toEqual([]);
  });
});
