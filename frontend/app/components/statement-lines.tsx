import type * as z from 'zod';
import type { Statement } from '#shared/trade/find-statement.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import { Designation } from './designation.tsx';

/** The lines of a statement as a table; on narrow screens each stands by itself. */
export function StatementLines({ lines }: Pick<z.infer<typeof Statement>, 'lines'>) {
  const { language, words } = useSite();
  const { sales } = words;
  return (
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
            <td data-name={sales.kind}>{sales.kinds[kind]}</td>
            <td data-name={sales.count}>{count}</td>
            <td className="money" data-name={sales.gross}>
              {moneyText(gross.amount)}
            </td>
            <td className="money" data-name={sales.taxSum}>
              {moneyText(tax.amount)}
            </td>
            <td className="money" data-name={sales.commission}>
              {moneyText(commission.amount)}
            </td>
            <td className="money" data-name={sales.amount}>
              {moneyText(amount.amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
