import type { ReactNode } from 'react';
import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { fieldName, fieldWord } from '../field-words.ts';
import { type Language, languageTag, pickText } from '../language.ts';
import { messages, useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';
import { Designation } from './designation.tsx';
import { Section } from './section.tsx';

/** Number, kind, dates, extent: what a catalogue card holds. */
export function RecordFacts({ record }: { record: StandardRecord }) {
  const { language, words, to } = useSite();
  const deposit = record.sources.find(({ key }) => key === 'deposit')?.url;
  const others = record.numbers.filter((number) => number !== record.number);
  return (
    <Section id="facts" title={words.record.facts}>
      <dl className="facts">
        <Fact name={words.record.number}>
          <Designation number={record.number} />
        </Fact>
        <Fact name={words.record.alsoNumbered}>
          {others.length > 0 ? others.map((number) => <Designation key={number} number={number} />) : null}
        </Fact>
        <Fact name={words.record.kind}>{kindOf(record, language)}</Fact>
        <Fact name={words.record.region}>{record.region ? <Named name={record.region.name} /> : null}</Fact>
        {Object.entries(record.dates).map(([name, dates]) => (
          <Fact key={name} name={fieldName(language, `dates.${name}`)}>
            {[dates].flat().map((date) => (
              <Dated key={date} date={date} />
            ))}
          </Fact>
        ))}
        <Fact name={words.record.documentType}>{record.documentType?.replaceAll('-', ' ')}</Fact>
        <Fact name={words.record.edition}>{record.edition}</Fact>
        <Fact name={words.record.languages}>{languageNames(record.languages, language)}</Fact>
        <Fact name={words.record.extent}>{record.pages ? words.unit.pages(record.pages) : null}</Fact>
        <Fact name={words.deposits.deposit}>
          {deposit ? <a href={to(deposit)}>{words.deposits.inRegister}</a> : null}
        </Fact>
        <Fact name={words.record.keywords}>{record.keywords.join(words.unit.listComma) || null}</Fact>
        <Fact name="DOI">{record.doi ? <a href={`https://doi.org/${record.doi}`}>{record.doi}</a> : null}</Fact>
      </dl>
    </Section>
  );
}

/** Level, mandate and origin; abroad the level says it all. */
function kindOf({ level, mandate, origin }: StandardRecord, language: Language): string {
  const isChinese = origin === 'government' || origin === 'market';
  const kinds = [
    fieldWord(language, 'level', level),
    ...(isChinese ? [fieldWord(language, 'mandate', mandate), fieldWord(language, 'origin', origin)] : []),
  ];
  return kinds.join(messages[language].unit.dot);
}

function languageNames(tags: string[], language: Language): string | null {
  const names = new Intl.DisplayNames([languageTag[language]], { type: 'language', fallback: 'code' });
  return tags.map((tag) => names.of(tag) ?? tag).join(messages[language].unit.listComma) || null;
}

export function RecordClasses({ record: { classification } }: { record: StandardRecord }) {
  const { words, to } = useSite();
  if (classification.ics.length + classification.ccs.length === 0) return null;
  return (
    <Section id="classification" title={words.record.classification}>
      <dl className="facts facts-long">
        {(['ics', 'ccs'] as const).map((scheme) => (
          <Fact key={scheme} name={scheme.toUpperCase()}>
            {classification[scheme].length > 0
              ? classification[scheme].map(({ code, valid, name }) => (
                  <span className="fact-line" key={code}>
                    {valid ? (
                      <a href={to(`/classifications/${scheme}/${code}`)}>
                        <Designation number={code} /> <Named name={name} />
                      </a>
                    ) : (
                      <>
                        <Designation number={code} /> <span className="doubtful">{words.record.doubtful}</span>
                      </>
                    )}
                  </span>
                ))
              : null}
          </Fact>
        ))}
      </dl>
    </Section>
  );
}

export function RecordBodies({ record: { bodies } }: { record: StandardRecord }) {
  const { language, words } = useSite();
  const roles = Object.entries(bodies).filter(([, names]) => names.length > 0);
  if (roles.length === 0) return null;
  return (
    <Section id="bodies" title={words.record.bodies}>
      <dl className="facts facts-long">
        {roles.map(([role, names]) => (
          <Fact key={role} name={fieldName(language, `bodies.${role}`)}>
            {names.join(words.unit.listComma)}
          </Fact>
        ))}
      </dl>
    </Section>
  );
}

/** One line of a list of facts; nothing when nothing is known. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Named({ name }: { name: Record<string, string> }) {
  const { language } = useSite();
  const picked = pickText(name, language);
  return picked ? <span lang={picked.tag}>{picked.text}</span> : null;
}
