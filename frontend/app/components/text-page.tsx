import type { ReactNode } from 'react';
import { useSite } from '../messages/messages.ts';
import { Section } from './section.tsx';

export interface TextBlock {
  id: string;
  title: string;
  body: ReactNode;
}

export interface PageText {
  title: string;
  lead: string;
  blocks: TextBlock[];
  /** Day on which the text was last gone through. */
  reviewed: string;
}

/** A page of prose: what it says stands in `texts/`, once per language. */
export function TextPage({ text, children }: { text: PageText; children?: ReactNode }) {
  const { words } = useSite();
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </header>
      {children}
      {text.blocks.map(({ id, title, body }) => (
        <Section key={id} id={id} title={title}>
          <div className="prose">{body}</div>
        </Section>
      ))}
      <p className="small-print">{words.site.reviewed(text.reviewed)}</p>
    </div>
  );
}
