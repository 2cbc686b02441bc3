export interface LitPart {
  text: string;
  lit: boolean;
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#x2F': '/',
};

/** Splits escaped text with `<em>` around hits into its parts, so that it is rendered as text and never as HTML. */
export function readLitText(html: string): LitPart[] {
  return html
    .split(/(<em>.*?<\/em>)/s)
    .filter(Boolean)
    .map((part) => {
      const hit = /^<em>(.*)<\/em>$/s.exec(part);
      return { text: readEntities(hit?.[1] ?? part), lit: hit !== null };
    });
}

/** The text without its marks. */
export function plainText(html: string): string {
  return readLitText(html)
    .map((part) => part.text)
    .join('');
}

function readEntities(text: string): string {
  return text.replace(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity);
}
