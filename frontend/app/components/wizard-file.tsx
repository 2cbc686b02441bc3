import { DepositFile } from '#shared/deposits/deposit.ts';
import { useSite } from '../messages/messages.ts';
import type { Typed } from '../typed-claims.ts';
import { Choice, Field } from './form-parts.tsx';

const mediaTypes = DepositFile.shape.mediaType.options;
const suffixes = '.pdf,.xml,.html,.htm,.md,.txt';

/** Where a file is chosen or dropped; shown by the script, which hashes it. The field has no name: the file is never posted. */
export function FileChoice() {
  const { file } = useSite().words.wizard;
  return (
    <div className="drop" data-drop data-needs-script hidden>
      <p>
        <label htmlFor="chosen">{file.choose}</label>
        <input type="file" id="chosen" accept={suffixes} aria-describedby="chosen-help" />
      </p>
      <p className="help" id="chosen-help">
        {file.drop}
      </p>
      <dl className="facts" data-hash-facts hidden>
        <div className="fact">
          <dt>{file.hash}</dt>
          <dd>
            <code data-hash />
          </dd>
        </div>
      </dl>
      <progress max={1} value={0} data-hash-progress hidden aria-label={file.hashing} />
      <p role="status" data-hash-says />
    </div>
  );
}

const commands = [
  ['Linux', 'sha256sum standard.pdf; stat -c %s standard.pdf'],
  ['macOS', 'shasum -a 256 standard.pdf; stat -f %z standard.pdf'],
  ['Windows', 'certutil -hashfile standard.pdf SHA256'],
] as const;

/** The same by hand; the script hides it and fills it in. */
export function FileByHand({ typed }: { typed: Typed }) {
  const { file } = useSite().words.wizard;
  return (
    <div className="form" data-by-hand>
      <p>{file.byHand}</p>
      <dl className="facts facts-long">
        {commands.map(([system, command]) => (
          <div className="fact" key={system}>
            <dt>{system}</dt>
            <dd>
              <code>{command}</code>
            </dd>
          </div>
        ))}
      </dl>
      <Field id="sha256" name="sha256" label={file.sha256} value={typed.sha256} required />
      <Field id="bytes" name="bytes" type="number" label={file.bytes} value={typed.bytes} required />
      <Choice
        id="mediaType"
        label={file.mediaType}
        value={typed.mediaType}
        options={mediaTypes.map((type) => [type, type])}
      />
      <Field id="filename" name="filename" label={file.filename} value={typed.filename} />
    </div>
  );
}

/** How far the upload is, and how to stop it or start it again. */
export function UploadProgress() {
  const { seal } = useSite().words.wizard;
  return (
    <div data-upload>
      <progress max={1} value={0} data-upload-progress hidden aria-label={seal.progress} />
      <p className="small-print" data-pace />
      <p role="status" className="wizard-says" data-says />
      <p className="buttons">
        <button type="button" data-cancel hidden>
          {seal.cancel}
        </button>
        <button type="button" data-retry hidden>
          {seal.retry}
        </button>
      </p>
    </div>
  );
}

/** What the script says at each stage, in the language of the page. */
export function WizardWords() {
  const { stage } = useSite().words.wizard;
  return (
    <ul hidden>
      {Object.entries(stage).map(([name, words]) => (
        <li key={name} data-word={name}>
          {words}
        </li>
      ))}
    </ul>
  );
}
