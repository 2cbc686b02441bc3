import type { Citation } from '../citation.ts';
import { useSite } from '../messages/messages.ts';
import { Copyable } from './copyable.tsx';
import { Section } from './section.tsx';

export function CitationBox({ citations }: { citations: Citation[] }) {
  const { words } = useSite();
  return (
    <Section id="cite" title={words.record.cite}>
      {citations.map(({ id, label, text }, position) => (
        <details className="citation" key={id} open={position === 0}>
          <summary>{label}</summary>
          <Copyable id={`cite-${id}`} text={text} label={label} />
        </details>
      ))}
    </Section>
  );
}
