import { useSite } from '../messages/messages.ts';
import type { Held } from '../reading.server.ts';
import { Designation } from './designation.tsx';
import { PagePath, type PathStep } from './page-path.tsx';
import { MainTitle } from './titles.tsx';

/** What is read: the numbers of the standards, each leading to its record, and the title. */
export function ReaderHead({ held: { document, standards } }: { held: Held }) {
  const { words } = useSite();
  const titles = Object.keys(document.title).length > 0 ? document.title : (standards[0]?.title ?? {});
  return (
    <header className="reader-head">
      <PagePath
        steps={[
          ['/documents', words.reader.list],
          ...standards.map(
            ({ id, number }): PathStep => [
              `/standards/${id}`,
              <>
                <Designation number={number} /> {words.reader.record}
              </>,
            ],
          ),
        ]}
      />
      <h1>
        {standards[0] ? <Designation number={standards[0].number} /> : null}{' '}
        {Object.keys(titles).length > 0 ? <MainTitle titles={titles} /> : standards[0] ? null : document.id}
      </h1>
    </header>
  );
}
