import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { openPdfPictures } from '#shared/literature/draw-page.ts';

/** PDFs made in code, so that tests need no file of anyone. */

const trailer = '/Root 1 0 R';

/** Objects by number from 1 on, each the text between `obj` and `endobj`. */
export function assemble(objects: (string | Buffer)[], entries = trailer): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, i) => {
    offsets.push(length);
    push(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  });
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`));
  push(Buffer.from(`trailer\n<< /Size ${objects.length + 1} ${entries} >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const catalog = '<< /Type /Catalog /Pages 2 0 R >>';

function streamOf(bytes: Uint8Array, entries = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** Pages of lines of Latin text, twelve points high, with room between. */
export function textPdf(pages: string[][]): Uint8Array {
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  const objects: (string | Buffer)[] = [
    catalog,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((lines, i) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
    );
    const shown = lines.map((line, at) => {
      const baseline = 782 - (at * 720) / Math.max(1, lines.length - 1);
      return `BT /F 12 Tf 60 ${baseline} Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`;
    });
    objects.push(streamOf(Buffer.from(shown.join('\n'), 'latin1')));
  });
  return assemble(objects);
}

/** The first page of a text PDF as a scan: one picture and no text, turned by some degrees if asked. */
export async function scanPdf(lines: string[], degrees = 0): Promise<Uint8Array> {
  const drawn = await openPdfPictures(textPdf([lines]));
  const { data, width, height } = await drawn.grey(1, 2339);
  drawn.close();
  const turned = sharp(data, { raw: { width, height, channels: 1 } }).rotate(degrees, { background: '#ffffff' });
  const picture = await turned.jpeg({ quality: 85 }).toBuffer({ resolveWithObject: true });
  const [wide, high] = [595, Math.round((595 * picture.info.height) / picture.info.width)];
  const image = `/Type /XObject /Subtype /Image /Width ${picture.info.width} /Height ${picture.info.height}`;
  const colours = picture.info.channels === 1 ? '/DeviceGray' : '/DeviceRGB';
  return assemble([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>`,
    streamOf(Buffer.from(`${wide} 0 0 ${high} 0 0 cm /I Do`)),
    streamOf(picture.data, `${image} /ColorSpace ${colours} /BitsPerComponent 8 /Filter /DCTDecode`),
  ]);
}

/** A PDF that asks for a password nobody knows. */
export function lockedPdf(): Uint8Array {
  const mark = 'ab'.repeat(32);
  const encryption = `<< /Filter /Standard /V 1 /R 2 /O <${mark}> /U <${mark}> /P -4 >>`;
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
  const id = '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';
  const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
  return assemble([catalog, pages, page, encryption], `${trailer} /Encrypt 4 0 R ${id}`);
}

/** A page whose text unfolds to 300 MB. */
export function bombPdf(): Uint8Array {
  return assemble([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    streamOf(deflateSync(Buffer.alloc(300 * 1024 * 1024, ' ')), '/Filter /FlateDecode'),
  ]);
}

/** A PDF of empty pages. */
export function longPdf(pages: number): Uint8Array {
  const kids = Array.from({ length: pages }, (_, i) => `${i + 3} 0 R`).join(' ');
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
  return assemble([catalog, `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`, ...Array(pages).fill(page)]);
}
