import type { SourceRecord } from '#shared/lifecycle/source-record.ts';
import type { Problem } from '#shared/runtime/problem.ts';
import { useSite } from '../messages/messages.ts';
import { Choice, Field, Refusal } from './form-parts.tsx';

interface RecordFormProps {
  /** The record that is corrected. */
  held?: SourceRecord | undefined;
  problem?: Problem | undefined;
  typed?: Record<string, string> | undefined;
}

/** What an editor enters into a register, or corrects there; sent to the page it stands on. */
export function RecordForm({ held, problem, typed }: RecordFormProps) {
  const { records: said } = useSite().words.statistics;
  const filled = typed ?? (held ? fieldsOf(held) : {});
  return (
    <details id="enter" className="statistics-filters" open={held !== undefined || problem !== undefined}>
      <summary>{held ? said.changeOf(held.number) : said.enter}</summary>
      <p className="small-print">{said.enterNote}</p>
      <Refusal problem={problem} />
      <form method="post" className="form">
        {filled.revision ? <input type="hidden" name="revision" value={filled.revision} /> : null}
        <Field id="number" name="number" label={said.number} help={said.numberHelp} value={filled.number} required />
        <Field id="zh" name="zh" label={said.zh} value={filled.zh} lang="zh-Hans" required />
        <Field id="en" name="en" label={said.en} value={filled.en} lang="en" />
        <Field id="body" name="body" label={said.body} value={filled.body} />
        <Choice
          id="role"
          label={said.role}
          value={filled.role}
          options={[
            ['', '—'],
            ['led', said.led],
            ['joined', said.joined],
          ]}
        />
        <Field id="began" name="began" type="date" label={said.began} value={filled.began} />
        <Field id="on" name="on" label={said.on} help={said.onHelp} value={filled.on} required />
        <Field id="until" name="until" label={said.until} help={said.onHelp} value={filled.until} />
        <Field id="result" name="result" label={said.result} help={said.resultHelp} value={filled.result} />
        <Field id="sourceName" name="sourceName" label={said.source} value={filled.sourceName} required />
        <Field id="sourceUrl" name="sourceUrl" label={said.sourceUrl} value={filled.sourceUrl} />
        <Field id="retrieved" name="retrieved" type="date" label={said.retrievedOn} value={filled.retrieved} required />
        <button type="submit">{said.submit}</button>
      </form>
    </details>
  );
}

function fieldsOf({ revision, number, title, source, ...record }: SourceRecord): Record<string, string> {
  const { body = '', role = '', began = '', on, until = '', result = '' } = record;
  return {
    ...{ number, zh: title.zh, en: title.en ?? '', body, role, began, on, until, result },
    ...{ sourceName: source.name, sourceUrl: source.url ?? '', retrieved: source.retrieved },
    revision: String(revision),
  };
}
