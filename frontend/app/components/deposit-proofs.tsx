import type { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { useSite } from '../messages/messages.ts';
import { Section } from './section.tsx';

/** What to take away of a deposit, and how to check it. */
export function DepositProofs({ deposit: { id, isDisclosed, entry } }: { deposit: DepositRecord }) {
  const { words, to } = useSite();
  const { deposits } = words;
  const address = `/v1/deposits/${id}`;
  const files = [
    ...(entry
      ? [
          { path: '/receipt', name: deposits.receipt, download: 'receipt.tlog-proof' },
          { path: '/statement', name: deposits.statement, download: 'statement.json' },
        ]
      : []),
    ...(entry && isDisclosed
      ? [
          { path: '/certificate?language=zh', name: deposits.certificateZh },
          { path: '/certificate?language=en', name: deposits.certificateEn },
        ]
      : []),
    { path: '', name: deposits.json },
  ];
  return (
    <Section id="proofs" title={deposits.proofs}>
      <ul>
        {files.map(({ path, name, download }) => (
          <li key={path}>
            <a href={address + path} download={download}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {isDisclosed ? null : <p>{deposits.closedCertificate}</p>}
      <div className="deposit-verify">
        <h3>{deposits.verify}</h3>
        <p>{deposits.verifyHelp}</p>
        <p>
          <a href={to('/verify')}>{deposits.verifyLink}</a>
        </p>
      </div>
    </Section>
  );
}

/** Who may challenge a deposit, and how. */
export function DepositChallenge({ deposit: { id, challenge, amendment } }: { deposit: DepositRecord }) {
  const { words, to } = useSite();
  const { deposits, desk, unit } = words;
  return (
    <Section id="challenge" title={deposits.challenge}>
      {challenge ? (
        <p>
          <strong>{deposits.challengeSays}</strong>
          {unit.colon}
          {challenge.statement}
        </p>
      ) : null}
      {amendment ? (
        <p>
          <strong>{deposits.amendmentSays}</strong>
          {unit.colon}
          {amendment.reason}
        </p>
      ) : null}
      <p>{deposits.challengeWho}</p>
      <p>{deposits.challengeHow}</p>
      <p>
        <a href={`${to(`/account/deposits/${id}`)}#challenge`}>{desk.challengeLink}</a> {unit.dot}{' '}
        <a href={to(`/account/deposits/${id}`)}>{desk.actLink}</a> {unit.dot}{' '}
        <a href={to('/contact')}>{deposits.challengeContact}</a>
      </p>
    </Section>
  );
}
