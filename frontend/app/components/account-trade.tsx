import { useSite } from '../messages/messages.ts';
import { Section } from './section.tsx';

/** The ways to what was bought and sold. */
export function AccountTrade({ isReviewer }: { isReviewer: boolean }) {
  const { words, to } = useSite();
  const { market, licences, orders, sales } = words;
  const places: [path: string, name: string][] = [
    ['/account/licences', licences.mine],
    ['/account/orders', orders.mine],
    ['/basket', market.basket.title],
    ['/account/sales', sales.title],
    ...(isReviewer ? [['/review/refunds', sales.refunds] satisfies [string, string]] : []),
  ];
  return (
    <Section id="trade" title={market.title}>
      <ul>
        {places.map(([path, name]) => (
          <li key={path}>
            <a href={to(path)}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
