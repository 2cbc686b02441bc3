import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { isAboutStatus } from '../status-periods.ts';
import { Designation } from './designation.tsx';
import { PagePath } from './page-path.tsx';
import { MainTitle, OtherTitle } from './titles.tsx';
import { WatchLink } from './watch-link.tsx';

export function RecordHead({ record }: { record: StandardRecord }) {
  const { language, words } = useSite();
  const level = fieldWord(language, 'level', record.level);
  return (
    <header className="record-head">
      <PagePath
        steps={[
          ['/', words.nav.home],
          [`/standards?level=${record.level}`, level],
          [`/standards?issuer=${encodeURIComponent(record.issuer)}`, record.issuer],
        ]}
      />
      <h1>
        <Designation number={record.number} /> <MainTitle titles={record.title} />
      </h1>
      <OtherTitle titles={record.title} />
      <p>
        <WatchLink offer={{ kind: 'standard', standard: record.id }} />
      </p>
    </header>
  );
}

/** Where on the page more is said about a notice. */
const places: Record<string, string> = {
  amended: '#relations',
  'adopts-withdrawn-edition': '#adoption',
  'sources-disagree': '#sources',
  'classification-doubtful': '#classification',
};

/** What a careful reader should know before relying on the record. How its status came about stands in the banner. */
export function RecordNotices({ record }: { record: StandardRecord }) {
  const { language, words } = useSite();
  const notices = record.notices.filter(({ code }) => !isAboutStatus(code));
  if (notices.length === 0) return null;
  return (
    <section className="notices" id="notices" aria-labelledby="notices-title">
      <h2 id="notices-title">{words.record.notices}</h2>
      <ul>
        {notices.map((notice) => (
          <li key={notice.code + notice.zh}>
            {places[notice.code] ? <a href={places[notice.code]}>{notice[language]}</a> : notice[language]}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Leads to the blocks of the page that are there. */
export function RecordContents({ record }: { record: StandardRecord }) {
  const { words } = useSite();
  const { ics, ccs } = record.classification;
  const blocks = [
    { id: 'text', title: words.record.text },
    { id: 'editions', title: words.record.editions },
    ...(record.errata.length > 0 ? [{ id: 'errata', title: words.record.errata.title }] : []),
    { id: 'facts', title: words.record.facts },
    ...(record.level === 'local' ? [{ id: 'life', title: words.lifecycle.life.title }] : []),
    ...(ics.length + ccs.length > 0 ? [{ id: 'classification', title: words.record.classification }] : []),
    { id: 'relations', title: words.record.relations },
    ...(Object.keys(record.bodies).length > 0 ? [{ id: 'bodies', title: words.record.bodies }] : []),
    { id: 'cite', title: words.record.cite },
    { id: 'sources', title: words.record.sources },
  ];
  return (
    <nav className="contents" aria-label={words.record.sections}>
      <ul>
        {blocks.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
