/**
 * JSON in the one way that RFC 8785 (JSON Canonicalization Scheme) allows: names sorted by UTF-16 code units, numbers and
 * strings as ECMAScript writes them, no white space. Throws a `TypeError` for what is no I-JSON: numbers that are not
 * finite, lone surrogates, and values that JSON does not know.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`JSON has no ${typeof value}`);
}

/** The same in UTF-8, as it is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('JSON has finite numbers only');
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('a lone surrogate is no text');
  return JSON.stringify(value);
}

/** Without locale: `<` compares code units, as the scheme asks. Members that are not there are left out. */
function canonicalObject(value: object): string {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return `{${members.map(([name, member]) => `${canonicalString(name)}:${canonicalJson(member)}`).join(',')}}`;
}
