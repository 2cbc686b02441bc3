/**
 * Combining marks of ANSEL (ANSI/NISO Z39.47), which stand before their letter, from 0xE0 on; 0 for the right halves of
 * marks over two letters, which Unicode writes once.
 */
const marks = [
  0x309, 0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30c, 0x30a, 0x361, 0, 0x315, 0x30b, 0x310, 0x327,
  0x328, 0x323, 0x324, 0x325, 0x333, 0x332, 0x326, 0x31c, 0x32e, 0x360, 0, 0, 0, 0x313,
];
/** Letters and signs of ANSEL, from 0xA1 on. */
const letters = [...'ŁØĐÞÆŒʹ·♭®±ƠƯʼ\ufffdʻłøđþæœʺı£ð\ufffdơư\ufffd\ufffd°ℓ℗©♯¿¡ß€'];

/**
 * Text of a record that is not marked as UTF-8: UTF-8 all the same where it is valid, because many records are marked
 * wrongly, else MARC-8 in its usual sets, ASCII and ANSEL. Other sets are not told apart.
 */
export function decodeMarc8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAnsel(bytes);
  }
}

/** Text of a Chinese record (CNMARC): UTF-8 where it is valid, else GB 18030. */
export function decodeChinese(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function decodeAnsel(bytes: Uint8Array): string {
  let text = '';
  let waiting = '';
  for (const byte of bytes) {
    if (byte >= 0xe0) {
      const mark = marks[byte - 0xe0];
      if (mark) waiting += String.fromCodePoint(mark);
      continue;
    }
    text += (byte < 0x80 ? String.fromCharCode(byte) : (letters[byte - 0xa1] ?? '\ufffd')) + waiting;
    waiting = '';
  }
  return text.normalize('NFC');
}
