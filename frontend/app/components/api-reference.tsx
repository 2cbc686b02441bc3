import type { ApiCall, ApiField, ApiSchema } from '../api-model.ts';
import { useSite } from '../messages/messages.ts';

export function ApiCalls({ calls }: { calls: ApiCall[] }) {
  const { words } = useSite();
  return calls.map((call) => (
    <section className="api-call" key={call.id} id={call.id} aria-labelledby={`${call.id}-title`}>
      <h3 id={`${call.id}-title`}>
        <code>
          <span className="api-method">{call.method}</span> {call.path}
        </code>
      </h3>
      <p>{call.summary}</p>
      {call.about ? <p>{call.about}</p> : null}
      {call.parameters.length > 0 ? (
        <FieldTable
          caption={`${words.developers.parameters}${words.unit.colon}${call.method} ${call.path}`}
          fields={call.parameters}
        />
      ) : null}
      <p className="api-answers">
        {words.developers.answers}{' '}
        {call.answers.map(({ status, type }) => (
          <code key={status}>
            {status}
            {status === '200' ? ` ${type}` : ''}
          </code>
        ))}
      </p>
    </section>
  ));
}

export function ApiSchemas({ schemas }: { schemas: ApiSchema[] }) {
  return schemas.map(({ name, fields }) => (
    <details className="api-schema" key={name} id={`schema-${name}`}>
      <summary>
        <code>{name}</code>
      </summary>
      <FieldTable caption={name} fields={fields} />
    </details>
  ));
}

function FieldTable({ caption, fields }: { caption: string; fields: ApiField[] }) {
  const { words } = useSite();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.developers.parameter}</th>
            <th scope="col">{words.developers.type}</th>
            <th scope="col">{words.developers.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.place + field.name}>
              <th scope="row">
                <code>{field.name}</code> {field.place ? <span className="small-print">{field.place}</span> : null}
              </th>
              <td>
                <code className="api-type">{field.type}</code>
              </td>
              <td>
                {field.required ? <strong>{words.developers.required}</strong> : null} {field.about}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
