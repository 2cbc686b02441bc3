import type { ReactNode } from 'react';
import { useSite } from '../messages/messages.ts';

/** A step of the way: address in any language, and its words. */
export type PathStep = readonly [path: string, words: ReactNode];

/** The way that leads to a page, from the outside in. */
export function PagePath({ steps }: { steps: readonly PathStep[] }) {
  const { words, to } = useSite();
  return (
    <nav className="path" aria-label={words.nav.path}>
      <ol>
        {steps.map(([path, step]) => (
          <li key={path}>
            <a href={to(path)}>{step}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The way back to what is one's own, and to a list of it. */
export function AccountPath({ list }: { list?: PathStep }) {
  const { words } = useSite();
  return <PagePath steps={[['/account', words.account.title], ...(list ? [list] : [])]} />;
}
