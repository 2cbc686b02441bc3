import type { RoyaltyTable } from '#shared/trade/royalty-table.ts';
import { useSite } from '../messages/messages.ts';
import { percentText } from '../money.ts';
import type { Typed } from '../offer-forms.ts';
import { Field } from './form-parts.tsx';
import { Instant } from './instant.tsx';
import { Section } from './section.tsx';

interface RoyaltiesProps {
  /** Oldest first. */
  tables: readonly RoyaltyTable[];
  holder: string;
  /** What was typed and refused. */
  typed?: Typed;
}

const spareRows = 3;

/** Who earns by a listing, through time, and the form that says who will. */
export function Royalties({ tables, holder, typed }: RoyaltiesProps) {
  const { words } = useSite();
  const { sales, unit } = words;
  const shares = tables.at(-1)?.shares ?? [{ payee: holder, basisPoints: 10_000 }];
  const rows = [...shares, ...Array.from({ length: spareRows }, () => undefined)];
  return (
    <Section id="royalties" title={sales.royalties}>
      <p>{sales.royaltiesHelp}</p>
      {tables.length === 0 ? <p>{sales.noRoyalties}</p> : null}
      <ol className="history">
        {tables.map(({ from, shares: held }) => (
          <li key={from}>
            {sales.fromTime} <Instant at={from} />
            {unit.colon}
            {held.map(({ payee, basisPoints }) => `${payee} ${percentText(basisPoints)}%`).join(unit.listComma)}
          </li>
        ))}
      </ol>
      <form method="post" className="form">
        <input type="hidden" name="intent" value="royalties" />
        {rows.map((share, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
          <div className="trade-share" key={place}>
            <Field
              id={`payee-${place}`}
              name={`payee.${place}`}
              label={sales.payee(place + 1)}
              value={typed?.[`payee.${place}`] ?? share?.payee}
            />
            <Field
              id={`share-${place}`}
              name={`share.${place}`}
              label={sales.share(place + 1)}
              value={typed?.[`share.${place}`] ?? (share && percentText(share.basisPoints))}
            />
          </div>
        ))}
        <button type="submit">{sales.saveRoyalties}</button>
      </form>
    </Section>
  );
}
