import { readLitText } from '../lit-text.ts';

/** Text with its hits marked; `html` is the escaped form with `<em>` that the search answers. */
export function LitText({ html, plain }: { html?: string; plain?: string }) {
  if (html === undefined) return plain;
  let offset = 0;
  return readLitText(html).map(({ text, lit }) => {
    const key = offset;
    offset += text.length + 1;
    return lit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
