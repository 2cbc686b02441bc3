import type { TextPart } from '#shared/literature/comparison.ts';

/** A run of a compared text, or a place where unchanged text is left out. */
export type ShownPart = TextPart | { change: 'cut'; text: '' };

/** Characters of unchanged text kept on each side of a change. */
const around = 48;
/** Nothing is cut that would save less than this. */
const leastCut = 40;

/** Leaves out what stayed the same, but for a little around every change, broken at sentences or spaces where there are some. */
export function shorten(parts: readonly TextPart[]): ShownPart[] {
  return parts.flatMap((part, at): ShownPart[] => {
    const [first, last] = [at === 0, at === parts.length - 1];
    const kept = (first ? 0 : around) + (last ? 0 : around);
    if (part.change !== 'same' || part.text.length < kept + leastCut) return [part];
    const head = first ? '' : untilBreak(part.text.slice(0, around));
    const tail = last ? '' : afterBreak(part.text.slice(-around));
    const same = (text: string): ShownPart[] => (text === '' ? [] : [{ change: 'same', text }]);
    return [...same(head), { change: 'cut', text: '' }, ...same(tail)];
  });
}

function untilBreak(text: string): string {
  const found = /^.*[\s，。；：、,;.]/su.exec(text)?.[0];
  return found && found.length > around / 2 ? found : text;
}

function afterBreak(text: string): string {
  const at = text.search(/(?<=[\s，。；：、,;.])/u);
  return at >= 0 && at < around / 2 ? text.slice(at) : text;
}
