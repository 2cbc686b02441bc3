import type { NearNumber } from '#shared/standards/nearest-numbers.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';

export function NearestNumbers({ nearest }: { nearest: NearNumber[] }) {
  const { to } = useSite();
  return (
    <ul className="nearest">
      {nearest.map(({ id, number }) => (
        <li key={id}>
          <a href={to(`/standards/${id}`)}>
            <Designation number={number} />
          </a>
        </li>
      ))}
    </ul>
  );
}
