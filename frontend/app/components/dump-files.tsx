import type { Dump } from '#shared/interchange/dumps/dump.ts';
import { beijingTime, countText } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import { Copyable } from './copyable.tsx';
import { Section } from './section.tsx';

/** The files of a day, each with what proves that it came whole. */
export function DumpFiles({ dump: { day, madeAt, records, files } }: { dump: Dump }) {
  const { dumps: said } = useSite().words;
  return (
    <Section id={`day-${day}`} title={said.day(day)}>
      <p>{said.about(countText(records), beijingTime(madeAt))}</p>
      <table className="check-lines">
        <thead>
          <tr>
            <th scope="col">{said.file}</th>
            <th scope="col">{said.size}</th>
            <th scope="col">{said.hash}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, bytes, sha256, url }) => (
            <tr key={name}>
              <td>
                <a href={url}>{name}</a>
              </td>
              <td>{said.bytes(countText(bytes))}</td>
              <td>
                <Copyable id={`${day}-${name.replaceAll('.', '-')}`} text={sha256} label={said.hashOf(name)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** A command that compares the newest files of a folder with their hashes. */
export function DumpCheck({ dump: { files } }: { dump: Dump }) {
  const { dumps: said } = useSite().words;
  const lines = files.map(({ name, sha256 }) => `${sha256}  ${name}`).join('\n');
  return (
    <Section id="check" title={said.check}>
      <p>{said.checkNote}</p>
      <Copyable
        id="check-command"
        text={`sha256sum --check --ignore-missing <<'END'\n${lines}\nEND`}
        label={said.check}
      />
    </Section>
  );
}
