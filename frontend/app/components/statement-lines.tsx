import type * as z from 'zod';
import type { Statement } from '#shared/trade/find-statement.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import { Designation } from './designation.tsx';

/** The lines of a statement as a table, which scrolls by itself on narrow screens. */
export function StatementLines({ lines }: Pick<z.infer<typeof Statement>, 'lines'>) {
  const { language, words } = useSite();
  const { sales } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard
    <section className="table-scroll" aria-label={sales.statements} tabIndex={0}>
      <table className="table statement">
        <thead>
          <tr>
            {[sales.number, sales.kind, sales.count, sales.gross, sales.taxSum, sales.commission, sales.amount].map(
              (name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ kind, number, licence, count, gross, tax, commission, amount }) => (
            <tr key={`${kind} ${number} ${licence}`}>
              <th scope="row">
                {number ? <Designation number={number} /> : sales.kinds[kind]}{' '}
                {licence ? fieldWord(language, 'licence', licence) : ''}
              </th>
              <td>{sales.kinds[kind]}</td>
              <td>{count}</td>
              <td className="money">{moneyText(gross.amount)}</td>
              <td className="money">{moneyText(tax.amount)}</td>
              <td className="money">{moneyText(commission.amount)}</td>
              <td className="money">{moneyText(amount.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
