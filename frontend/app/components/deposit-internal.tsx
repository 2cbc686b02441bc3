import type { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { partTexts } from '#shared/deposits/finding.ts';
import { useSite } from '../messages/messages.ts';
import { Fact } from './record-facts.tsx';
import { Section } from './section.tsx';

/** What holder and reviewers alone see: what screening found, a proposal that waits for a second reviewer, whom to ask. */
export function DepositInternal({ deposit: { id, internal, sealedAt, entry } }: { deposit: DepositRecord }) {
  const { words, to } = useSite();
  const { desk, deposits, unit } = words;
  const files = [
    ...(sealedAt ? [{ name: 'file', title: desk.readFile }] : []),
    ...(entry ? [{ name: 'certificate-zh.pdf', title: deposits.certificateZh }] : []),
    ...(entry ? [{ name: 'certificate-en.pdf', title: deposits.certificateEn }] : []),
  ];
  if (!internal) return null;
  const { findings, proposal, contact, filename, transferTo } = internal;
  return (
    <Section id="internal" title={desk.internal}>
      {proposal ? (
        <div className="shown-once">
          <p>
            <strong>{desk.proposed[proposal.outcome]}</strong>
            {unit.colon}
            {proposal.reason}
          </p>
          <p>{proposal.isOwn ? desk.proposedByYou : desk.proposedByOther}</p>
        </div>
      ) : null}
      <h3>{desk.findings}</h3>
      {findings.length === 0 ? <p>{desk.noFindings}</p> : <Findings findings={findings} />}
      <dl className="facts">
        <Fact name={desk.contact}>{contact}</Fact>
        <Fact name={desk.filename}>{filename}</Fact>
        <Fact name={desk.offeredTo}>{transferTo ? <code>{transferTo}</code> : null}</Fact>
      </dl>
      <ul>
        {files.map(({ name, title }) => (
          <li key={name}>
            <a href={to(`/account/deposits/${id}/${name}`)}>{title}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Found = NonNullable<DepositRecord['internal']>['findings'];

function Findings({ findings }: { findings: Found }) {
  const { language, words, to } = useSite();
  const { desk, unit } = words;
  return (
    <ul className="findings">
      {findings.map(({ code, about, page, likeness, text }) => (
        <li key={`${code} ${about}`}>
          {text[language]}
          {about ? (
            <>
              {' '}
              {desk.about}
              {unit.colon}
              {about.startsWith('dep-') ? (
                <a href={to(`/account/deposits/${about}`)}>{about}</a>
              ) : (
                (partTexts[about]?.[language] ?? about)
              )}
            </>
          ) : null}
          {page === undefined ? null : ` ${desk.onPage(page)}`}
          {likeness === undefined ? null : ` ${desk.likeness(`${Math.round(likeness * 100)} %`)}`}
        </li>
      ))}
    </ul>
  );
}
