import type { ReactNode } from 'react';
import { useSite } from '../messages/messages.ts';

/** A block of a document: its heading stands in the margin and is its own address. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const { words } = useSite();
  return (
    <section className="section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title}
        <a className="anchor" href={`#${id}`} aria-label={`${words.record.permalink}: ${title}`}>
          #
        </a>
      </h2>
      <div className="section-body">{children}</div>
    </section>
  );
}
