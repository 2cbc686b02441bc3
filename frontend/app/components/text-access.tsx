import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { TextIcon } from './icons.tsx';
import { Section } from './section.tsx';

/** Whether the text may be read, by which rule, and where else it can be had. */
export function TextAccess({ record: { access, texts, url } }: { record: StandardRecord }) {
  const { language, words } = useSite();
  return (
    <Section id="text" title={words.record.text}>
      <p className="access-level">
        <TextIcon open={access.allow} />
        <strong>{access.allow ? words.record.textAllowed : words.record.textRefused}</strong>
        <span className="access-tag">{fieldWord(language, 'access', access.level)}</span>
      </p>
      <p>{access.reason[language]}</p>
      {texts.length > 0 ? (
        <>
          <h3>{words.record.heldTexts}</h3>
          <ul>
            {texts.map((text) => (
              <li key={text.document}>
                {text.kind} · {words.unit.pages(text.pages)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {access.alternatives.length > 0 || url ? (
        <>
          <h3>{words.record.instead}</h3>
          <ul className="alternatives">
            {access.alternatives.map(({ label, url: address }) => (
              <li key={label.zh}>
                {address ? (
                  <a href={address} rel="noopener">
                    {label[language]}
                  </a>
                ) : (
                  label[language]
                )}
              </li>
            ))}
            {url && !access.alternatives.some((alternative) => alternative.url === url) ? (
              <li>
                <a href={url} rel="noopener">
                  {words.record.publisherPage}
                </a>
              </li>
            ) : null}
          </ul>
        </>
      ) : null}
      <p className="small-print">
        {words.record.basis}
        {words.unit.colon}
        {access.basis[language]} · {words.record.rule} <code>{access.rule}</code>
      </p>
    </Section>
  );
}
