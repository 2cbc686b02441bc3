import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { TextIcon } from './icons.tsx';
import { Section } from './section.tsx';
import { MainTitle } from './titles.tsx';

/** Whether the text may be read, by which rule, and where else it can be had. */
export function TextAccess({ record: { id, access, texts, url, licences } }: { record: StandardRecord }) {
  const { language, words, to } = useSite();
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
            {texts.map(({ document, title, pages, quality, access: { level } }) => (
              <li key={document}>
                <a href={to(`/documents/${document}`)}>
                  {Object.keys(title).length > 0 ? <MainTitle titles={title} /> : document}
                </a>{' '}
                {words.unit.dot} {words.unit.pages(pages)} {words.unit.dot} {qualityText(quality, words.reader)}{' '}
                {words.unit.dot} {fieldWord(language, 'access', level)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {licences.length > 0 ? (
        <p>
          {words.market.access.recordNote(
            licences.map((code) => fieldWord(language, 'licence', code)).join(words.unit.listComma),
          )}{' '}
          <a href={to(`/standards/${id}/licences`)}>{words.market.access.link}</a>
        </p>
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

/** The quality that most pages have. */
function qualityText(
  quality: number[],
  { quality: name, qualityOf }: { quality: string; qualityOf: string[] },
): string {
  const most = quality.indexOf(Math.max(...quality));
  return `${name} ${qualityOf[most] ?? ''}`;
}
