import { countText } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import { Copyable } from './copyable.tsx';
import { Fact } from './record-facts.tsx';

interface Wanted {
  sha256: string;
  bytes: number;
  mediaType: string;
  name?: string | null;
}

/** The file that was declared, and that has to come. */
export function WantedFile({ sha256, bytes, mediaType, name }: Wanted) {
  const { words } = useSite();
  return (
    <dl className="facts facts-long">
      <Fact name={words.wizard.file.declared}>
        {name ? `${name} ${words.unit.dot} ` : ''}
        {mediaType} {words.unit.dot} {words.deposits.bytes(countText(bytes))}
      </Fact>
      <Fact name={words.deposits.fileHash}>
        <code>{sha256}</code>
      </Fact>
    </dl>
  );
}

interface Link {
  url: string;
  headers: Record<string, string>;
}

/** The command that uploads without script. */
export function UploadByHand({ upload, name }: { upload: Link; name?: string | null }) {
  const { seal } = useSite().words.wizard;
  return (
    <div data-by-hand>
      <p>{seal.uploadByHand}</p>
      <Copyable id="upload-command" text={uploadCommand(upload, name ?? 'standard.pdf')} label="curl" />
    </div>
  );
}

function uploadCommand({ url, headers }: Link, name: string): string {
  const lines = Object.entries(headers)
    .filter(([header]) => header !== 'content-length')
    .map(([header, value]) => `  -H ${quoted(`${header}: ${value}`)} \\`);
  return [`curl -T ${quoted(name)} \\`, ...lines, `  ${quoted(url)}`].join('\n');
}

/** One word of a POSIX shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
