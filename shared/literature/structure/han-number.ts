const digits = '零一二三四五六七八九';
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads a count written in Chinese up to 9999; undefined when it is none. */
export function hanNumber(text: string): number | undefined {
  let sum = 0;
  let digit = 0;
  for (const sign of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = units[sign];
    if (unit) {
      sum += (digit || 1) * unit;
      digit = 0;
    } else {
      digit = digits.indexOf(sign);
      if (digit < 0) return undefined;
    }
  }
  return sum + digit || undefined;
}
