import { Converter } from 'opencc-js/t2cn';

/** Blocks of Chinese characters in which traditional and variant forms stand. */
const blocks = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
] as const;

/**
 * Rules `體 => 体` for the engine's character filter, one character to one so that positions of hits stay.
 * Both the index and the query pass through it, hence only sameness matters, not which form is the better one.
 */
export function variantRules(): string[] {
  const simplify = Converter({ from: 't', to: 'cn' });
  const rules: string[] = [];
  for (const [first, last] of blocks) {
    for (let code = first; code <= last; code += 1) {
      const character = String.fromCodePoint(code);
      const simple = simplify(character).normalize('NFKC');
      if (simple !== character && [...simple].length === 1 && simple.length === 1)
        rules.push(`${character} => ${simple}`);
    }
  }
  return rules;
}
