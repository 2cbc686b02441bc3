import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** Why a file cannot be marked: it asks for a password, or is no PDF that can be written anew. */
export class UnmarkableFile extends Error {
  override readonly name = 'UnmarkableFile';
}

/**
 * Opens a PDF to write it anew. Many files are encrypted for the sake of restrictions alone; the empty password opens them, and
 * what is written is plain. Throws `UnmarkableFile`.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const pdf = await load(bytes);
    if (pdf.getPageCount() > 0) return pdf;
  } catch (cause) {
    throw new UnmarkableFile('the file cannot be read', { cause });
  }
  throw new UnmarkableFile('the file has no pages');
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
  try {
    return await PDFDocument.load(bytes, options);
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw error;
    const pdf = await PDFDocument.load(bytes, { ...options, password: '' });
    spellStrings(pdf, bytes);
    return pdf;
  }
}

/**
 * The library keeps a decrypted string as its very bytes, and would write them as if parentheses and backslashes in them were
 * syntax; in hexadecimal they mean themselves. Objects inside object streams have no strings encrypted on their own
 * (ISO 32000-2, 7.6.2) and are right already: they lack the line `12 0 obj` by which the others are known.
 */
function spellStrings(pdf: PDFDocument, bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const plain = new Set(
    Array.from(file.matchAll(/(\d+)\s+(\d+)\s+obj\b/g), ([, number, version]) => `${number} ${version}`),
  );
  for (const [reference, object] of pdf.context.enumerateIndirectObjects()) {
    if (!plain.has(`${reference.objectNumber} ${reference.generationNumber}`)) continue;
    const spelled = spell(object);
    if (spelled !== object) pdf.context.assign(reference, spelled);
  }
}

function spell(object: PDFObject): PDFObject {
  if (object instanceof PDFString) return PDFHexString.of(Buffer.from(object.asString(), 'latin1').toString('hex'));
  if (object instanceof PDFStream) spell(object.dict);
  if (object instanceof PDFDict) for (const [key, value] of object.entries()) object.set(key, spell(value));
  if (object instanceof PDFArray) for (const [at, value] of object.asArray().entries()) object.set(at, spell(value));
  return object;
}
