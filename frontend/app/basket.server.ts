import * as z from 'zod';
import { mostLines } from '#shared/trade/order.ts';
import { WantedLine } from '#shared/trade/quote.ts';
import { sealedCookie } from './sealed-cookie.server.ts';

const Basket = z.object({ lines: z.array(WantedLine).max(mostLines) });
const basketCookie = sealedCookie('guiju-basket', Basket);
const weekInSeconds = 7 * 86_400;

/** What a visitor has put aside to buy; it is kept in their browser and promises no price. */
export async function readBasket(request: Request): Promise<WantedLine[]> {
  return (await basketCookie.read(request))?.lines ?? [];
}

/** The `Set-Cookie` header that keeps these lines, and none when there are none. */
export function keepBasket(lines: readonly WantedLine[]): Promise<string> {
  return lines.length === 0 ? basketCookie.forget() : basketCookie.keep({ lines: [...lines] }, weekInSeconds);
}

/** The lines of a form: what is wanted, in place of what was wanted of the same licence; nought takes it out. */
export function withLine(lines: readonly WantedLine[], form: FormData): WantedLine[] {
  const [listing, licence] = [form.get('listing'), form.get('licence')];
  const others = lines.filter((line) => line.listing !== listing || line.licence !== licence);
  const quantity = Number(form.get('quantity') ?? 1);
  if (quantity === 0) return others;
  const wanted = WantedLine.safeParse({ listing, licence, quantity });
  return wanted.success ? [...others, wanted.data].slice(-mostLines) : [...lines];
}
