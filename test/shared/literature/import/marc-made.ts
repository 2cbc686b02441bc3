/** Writes one record as ISO 2709 does; a field is a tag with its text, subfields marked by `$`. */
export function marc21(leader: string, fields: [string, string][], encode: (text: string) => Uint8Array): Uint8Array {
  const bodies = fields.map(([tag, text]) =>
    Buffer.concat([encode(tag.startsWith('00') ? text : `  ${text.replaceAll('$', '\x1f')}`), Buffer.of(0x1e)]),
  );
  let start = 0;
  const directory = fields.map(([tag], i) => {
    const length = bodies[i]?.length ?? 0;
    const entry = `${tag}${String(length).padStart(4, '0')}${String(start).padStart(5, '0')}`;
    start += length;
    return entry;
  });
  const base = 24 + directory.join('').length + 1;
  const total = base + start + 1;
  const head = `${String(total).padStart(5, '0')}${leader.slice(5, 12)}${String(base).padStart(5, '0')}${leader.slice(17)}`;
  return Buffer.concat([Buffer.from(`${head}${directory.join('')}\x1e`, 'latin1'), ...bodies, Buffer.of(0x1d)]);
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
