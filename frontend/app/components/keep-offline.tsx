import { useSite } from '../messages/messages.ts';

/** Keeps a document on the device of its reader; the script shows the button where the browser can do that. */
export function KeepOffline({ pages, count }: { pages: string; count: number }) {
  const { keep, keeping, kept, keepFailed } = useSite().words.reader;
  return (
    <span className="keep-offline">
      <button
        type="button"
        data-keep={pages}
        data-pages={count}
        data-keeping={keeping}
        data-kept={kept}
        data-failed={keepFailed}
        aria-pressed="false"
        hidden
      >
        {keep}
      </button>{' '}
      <output />
    </span>
  );
}
