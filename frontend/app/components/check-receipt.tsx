import type { Check } from '#shared/checks/check.ts';
import { useSite } from '../messages/messages.ts';
import { Section } from './section.tsx';

/** What proves when a report was made and what it said. */
export function CheckReceipt({ check: { id, sha256, receipt, expiresAt } }: { check: Check }) {
  const { words, to } = useSite();
  const { check } = words;
  return (
    <Section id="proof" title={check.proof}>
      <p>{receipt === null ? check.waiting : check.proofText}</p>
      <p>
        <code className="check-hash">{sha256}</code>
      </p>
      <ul className="plain-list">
        {receipt === null ? null : (
          <li>
            <a href={`/v1/checks/${id}/receipt`} download={`${id}.tlog-proof`}>
              {check.receipt}
            </a>
          </li>
        )}
        <li>
          <a href={`/v1/checks/${id}/statement`} download="statement.json">
            {check.statement}
          </a>
        </li>
        <li>
          <a href={to('/verify')}>{check.verify}</a>
        </li>
      </ul>
      <p className="small-print">{check.kept(expiresAt.slice(0, 10))}</p>
    </Section>
  );
}
