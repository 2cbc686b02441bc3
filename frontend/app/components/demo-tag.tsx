import { useSite } from '../messages/messages.ts';

/** Says of what stands before it that it is invented. */
export function DemoTag() {
  const { statistics } = useSite().words;
  return (
    <>
      {' '}
      <span className="access-tag">{statistics.isDemo}</span>
    </>
  );
}
