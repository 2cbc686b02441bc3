/** A piece of XML, already escaped. */
export type Xml = string;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0: what the grammar forbids even as a reference is left out (XML 1.0, production 2). */
export function escapeXml(text: string): Xml {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

type Attributes = Record<string, string | null | undefined>;

/** An element around others; nothing when there are none. */
export function element(name: string, attributes: Attributes, children: readonly Xml[]): Xml {
  const inner = children.filter((child) => child !== '').join('');
  return inner === '' ? '' : `<${name}${written(attributes)}>${inner}</${name}>`;
}

/** An element around text; nothing when there is none. */
export function leaf(name: string, attributes: Attributes, text: string | null | undefined): Xml {
  return element(name, attributes, [escapeXml(text ?? '')]);
}

/** An element without content. */
export function empty(name: string, attributes: Attributes): Xml {
  return `<${name}${written(attributes)}/>`;
}

/** A whole document. */
export function xmlDocument(root: Xml): Xml {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function written(attributes: Attributes): Xml {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === null || value === undefined ? [] : [` ${name}="${escapeXml(value)}"`]))
    .join('');
}
