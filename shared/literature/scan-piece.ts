import type { Piece } from './line-rows.ts';
import type { MendedSign } from './mend-text.ts';
import type { Box, Mended, Span } from './page-content.ts';

const speck = /^[·•`'"‘’“”″′~_|-]$/u;
const han = /[\p{Script=Han}》）」』]/u;
const wide: Record<string, string> = { ',': '，', ':': '：', ';': '；', '?': '？', '!': '！' };
/** A doubtful mark at the end of a line is dirt on the paper more often than a mark. */
const doubtful = 0.75;
const unreadable = 0.5;

/** A line as it was read, as a piece of the page; nothing when it was dirt. */
export function pieceOfSigns(read: readonly MendedSign[], box: Box): Piece | undefined {
  const signs = withoutDirt(read);
  const sure = signs.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, signs.length);
  if (signs.length === 0 || (sure < unreadable && signs.length < 4)) return undefined;
  let text = '';
  const spans: Span[] = [];
  const mended: Mended[] = [];
  let kind = '';
  for (const sign of signs) {
    if (sign.text === ' ') {
      if (!text.endsWith(' ')) text += ' ';
      kind = '';
      continue;
    }
    const shown = han.test(text.at(-1) ?? '') ? (wide[sign.text] ?? sign.text) : sign.text;
    if (sign.was) mended.push({ at: text.length, from: sign.was, to: sign.text });
    kind = addSpan(spans, kind, sign, shown, text.length, box);
    text += shown;
  }
  return { text, box, spans, confidence: sure, ...(mended.length > 0 && { mended }) };
}

/** Chinese, other words and figures each get their own span, because they run at different widths. */
function addSpan(spans: Span[], before: string, sign: MendedSign, shown: string, at: number, box: Box): string {
  const kind = han.test(sign.text) ? 'han' : 'other';
  const from = box[0] + sign.from * box[2];
  const to = box[0] + sign.to * box[2];
  const last = spans.at(-1);
  if (last && before === kind) {
    last[1] += shown.length;
    last[3] = to - last[2];
  } else spans.push([at, shown.length, from, to - from]);
  return kind;
}

function withoutDirt(read: readonly MendedSign[]): MendedSign[] {
  const isDirt = (sign: MendedSign | undefined) =>
    sign !== undefined && (sign.text === ' ' || (speck.test(sign.text) && sign.probability < doubtful));
  let from = 0;
  let to = read.length;
  while (from < to && isDirt(read[from])) from += 1;
  while (to > from && isDirt(read[to - 1])) to -= 1;
  // The network sees a space after the point of a decimal: 0. 004.
  return read.slice(from, to).filter(({ text }, i, signs) => {
    const [whole, point, decimals] = [signs[i - 2]?.text, signs[i - 1]?.text, signs[i + 1]?.text];
    return !(text === ' ' && point === '.' && /\d/.test(`${whole}`) && /\d/.test(`${decimals}`));
  });
}
