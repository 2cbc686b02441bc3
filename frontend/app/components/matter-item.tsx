import type { MatterView } from '#shared/feedback/matter-view.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';
import { Instant } from './instant.tsx';

/** A matter in a list: what it is about, the beginning of its text, and how it stands. */
export function MatterItem({ matter, path }: { matter: MatterView; path: string }) {
  const { words, to } = useSite();
  const { kinds, states } = words.feedback;
  return (
    <li>
      <p>
        <a href={to(`${path}/${matter.id}`)}>
          {kinds[matter.kind]} · {matter.about.standard ?? matter.about.organization}{' '}
          {matter.about.clause ? <Designation number={matter.about.clause} /> : null}
        </a>{' '}
        <strong>{states[matter.state]}</strong> <Instant at={matter.receivedAt} />
      </p>
      <p>{matter.text?.slice(0, 200)}</p>
    </li>
  );
}
