import type { Citation } from '#shared/interchange/citations.ts';
import { recordForms } from '#shared/interchange/record-forms.ts';
import { feedLinks } from '../feed-links.ts';
import { useSite } from '../messages/messages.ts';
import { Copyable } from './copyable.tsx';
import { FollowLinks } from './follow-links.tsx';
import { Section } from './section.tsx';

interface CitationBoxProps {
  citations: Citation[];
  /** Id of the record, for the addresses of its forms. */
  id: string;
}

/** The reference in every style to copy, and the record in every form to take away. */
export function CitationBox({ citations, id }: CitationBoxProps) {
  const { words } = useSite();
  return (
    <Section id="cite" title={words.record.cite}>
      {citations.map(({ style, label, text }, position) => (
        <details className="citation" key={style} open={position === 0}>
          <summary>{label}</summary>
          <Copyable id={`cite-${style}`} text={text} label={label} />
        </details>
      ))}
      <p className="citation-forms">
        {words.record.forms}{' '}
        {recordForms.map(({ suffix, label, type }) => (
          <a key={suffix} href={`/standards/${id}.${suffix}`} type={type}>
            {label}
          </a>
        ))}
      </p>
      <FollowLinks links={feedLinks('standard', new URLSearchParams({ id }))} />
      <abbr className="unapi-id" title={id} hidden />
    </Section>
  );
}
