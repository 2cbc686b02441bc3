import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, markedHtml, markedSpan } from '#shared/standards/search/highlight.ts';
import { snippetOf } from '#shared/standards/search/snippet.ts';

const marked = (text: string) => text.replaceAll('[', '\ue000').replaceAll(']', '\ue001');

describe('marked titles', () => {
  it.each([
    ['水质 [氨氮][的测][定]', '水质 <em>氨氮的测定</em>'],
    ['[氨氮 ]法', '<em>氨氮</em> 法'],
    ['a < b [c&d]', 'a &lt; b <em>c&amp;d</em>'],
  ])('%s is shown as %s', (text, html) => expect(markedHtml(marked(text))).toBe(html));

  it('hold no markup of the text itself', () => {
    void fc.assert(
      fc.property(fc.string(), (text) => {
        expect(markedHtml(text).replace(/<\/?em>/g, '')).toBe(escapeHtml(text));
      }),
    );
  });

  it('tell the words that were meant', () => {
    expect(markedSpan(marked('污[水综][合]排放'))).toBe('水综合');
    expect(markedSpan('nothing')).toBe('');
  });
});

describe('a snippet', () => {
  it('shows the words in their place, whatever their ending', () => {
    expect(snippetOf('This document specifies <methods> for sampling sludges.', 'sludge sampling')).toBe(
      'This document specifies &lt;methods&gt; for <em>sampling</em> <em>sludges</em>.',
    );
  });

  it('is cut around the place with most of them', () => {
    const text = `${'filler '.repeat(60)}water quality guidance ${'more '.repeat(60)}`;
    const snippet = snippetOf(text, 'water quality') ?? '';
    expect(snippet).toMatch(/^… .*<em>water<\/em> <em>quality<\/em>.* …$/);
    expect(snippet.length).toBeLessThan(260);
  });

  it('is none when no word is there, and never markup', () => {
    expect(snippetOf('nothing here', 'absent')).toBeNull();
    void fc.assert(
      fc.property(fc.string(), fc.string(), (text, words) => {
        const snippet = snippetOf(text, words);
        expect(snippet?.replace(/<\/?em>/g, '') ?? '').not.toMatch(/[<>]/);
      }),
    );
  });
});
