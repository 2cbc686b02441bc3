/** Fen of CNY as people write them, such as `¥1,234.50` or `−¥0.05`. */
export function moneyText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}¥${yuan}.${digits.slice(-2)}`;
}

/** A typed amount of yuan in fen, without rounding; null for what is no amount. */
export function fenOf(typed: string): number | null {
  return hundredths(typed.replace(/[¥,，\s]/g, ''));
}

/** Fen as they are typed into a form, such as `120.00`. */
export const typedYuan = (fen: number): string => (fen / 100).toFixed(2);

/** A typed percentage in basis points; null for what is none. */
export function basisPointsOf(typed: string): number | null {
  return hundredths(typed.replace(/[%％\s]/g, ''));
}

/** Basis points as a percentage, such as `6` or `12.5`. */
export const percentText = (basisPoints: number): string => String(basisPoints / 100);

function hundredths(text: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === '' ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
