import type { ClassNode } from '#shared/standards/standard-view.ts';
import { countText } from '../dates.ts';
import { pickText } from '../language.ts';
import { useSite } from '../messages/messages.ts';

interface ClassListProps {
  scheme: 'ics' | 'ccs';
  nodes: ClassNode[];
}

/** One level of a classification as an index: code, name, count. */
export function ClassList({ scheme, nodes }: ClassListProps) {
  const { language, words, to } = useSite();
  return (
    <ul className="class-list">
      {nodes.map(({ code, name, count }) => {
        const picked = pickText(name, language) ?? { text: code, tag: 'zxx' };
        return (
          <li key={code} data-empty={count === 0 || undefined}>
            <a href={to(`/classifications/${scheme}/${code}`)}>
              <span className="class-code">{code}</span>
              <span className="class-name" lang={picked.tag}>
                {picked.text}
              </span>
            </a>
            <span className="class-count">
              <span className="visually-hidden">{words.classes.count} </span>
              {countText(count)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
