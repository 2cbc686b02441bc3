import { describe, expect, it } from 'vitest';
import { requireReasonable, typeOfFile } from '#shared/literature/inspect-file.ts';
import { openPdfText } from '#shared/literature/read-pdf.ts';
import { bombPdf, lockedPdf, textPdf } from './made-files.ts';

const reason = (value: string) => expect.objectContaining({ name: 'Refusal', reason: value });
const bytes = (text: string) => Buffer.from(text);

describe('typeOfFile', () => {
  it('believes the bytes, not the name', () => {
    expect(typeOfFile(textPdf([['a']]), 'image/png')).toBe('application/pdf');
    expect(typeOfFile(bytes('# Title'), 'text/markdown')).toBe('text/markdown');
  });

  it.each([
    ['a program that says it is text', bytes('\x7fELF\x02\x00\x00'), 'text/plain', 'broken'],
    ['text that says it is a PDF', bytes('hello'), 'application/pdf', 'broken'],
    ['a type nobody reads', bytes('hello'), 'application/x-tar', 'type-unknown'],
  ])('refuses %s', (_what, file, type, why) => {
    expect(() => typeOfFile(file, type)).toThrow(reason(why));
  });
});

describe('requireReasonable', () => {
  it('lets an ordinary file pass', () => {
    expect(() => requireReasonable(textPdf([['a']]))).not.toThrow();
  });

  it('refuses a file that unfolds to hundreds of megabytes', () => {
    expect(() => requireReasonable(bombPdf())).toThrow(reason('bomb'));
  });

  it('refuses a picture of a thousand million pixels', () => {
    const file = bytes('1 0 obj << /Subtype /Image /Width 40000 /Height 40000 >> stream\n\nendstream');
    expect(() => requireReasonable(file)).toThrow(reason('bomb'));
  });
});

describe('openPdfText', () => {
  it('says that a file is locked', async () => {
    await expect(openPdfText(lockedPdf())).rejects.toThrow(reason('encrypted'));
  });

  it('says that a file is broken', async () => {
    await expect(openPdfText(bytes(`%PDF-1.7\n${'x'.repeat(500)}`))).rejects.toThrow(reason('broken'));
  });
});
