import { useSite } from '../messages/messages.ts';
import { goProgram, opensslCommands, projectCommand, timeStampCommand } from '../texts/verify-commands.ts';
import { Copyable } from './copyable.tsx';

/** The same without script, page or site. */
export function VerifyByHand() {
  const { verify } = useSite().words;
  return (
    <>
      <p>{verify.byHandLead}</p>
      <h3>{verify.shell}</h3>
      <p>{verify.shellNote}</p>
      <Copyable id="by-openssl" text={opensslCommands} label={verify.shell} />
      <h3>{verify.go}</h3>
      <p>{verify.goNote}</p>
      <Copyable id="by-go" text={goProgram} label={verify.go} />
      <h3>{verify.project}</h3>
      <Copyable id="by-project" text={projectCommand} label={verify.project} />
      <h3>{verify.stamp}</h3>
      <Copyable id="by-time-stamp" text={timeStampCommand} label={verify.stamp} />
    </>
  );
}
