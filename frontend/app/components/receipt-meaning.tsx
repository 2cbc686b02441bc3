import { meaningOfReceipt } from '#shared/deposits/statement.ts';
import { useSite } from '../messages/messages.ts';

/** Both sentences stand wherever a receipt is shown (domain E.1). */
export function ReceiptMeaning() {
  const { language } = useSite();
  return (
    <>
      <p>{meaningOfReceipt.proves[language]}</p>
      <p>
        <strong>{meaningOfReceipt.doesNotProve[language]}</strong>
      </p>
    </>
  );
}
