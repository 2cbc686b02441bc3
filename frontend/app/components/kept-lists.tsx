import type { ListBody } from '../alert-model.ts';
import { offerParams } from '../alert-model.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';

/** Lists of standards that a member keeps, each folded. */
export function KeptLists({ lists }: { lists: readonly ListBody[] }) {
  const { words, to } = useSite();
  const { alerts } = words;
  return lists.map(({ id, name, standards }) => (
    <details key={id} className="kept-list">
      <summary>
        {name} <span className="small-print">{alerts.count(standards.length)}</span>
      </summary>
      <ul className="kept-numbers">
        {standards.map(({ number }) => (
          <li key={number}>
            <Designation number={number} />
          </li>
        ))}
      </ul>
      <form method="post">
        <input type="hidden" name="id" value={id} />
        <a href={`${to('/account/follows')}?${offerParams({ kind: 'list', list: id })}#follow`}>{alerts.watch}</a>{' '}
        <a href={to(`/account/papers/list/${id}`)}>guiju-standards.json</a>{' '}
        <button type="submit" name="intent" value="delete-list">
          {alerts.deleteList}
        </button>
      </form>
    </details>
  ));
}
