import { useSite } from '../messages/messages.ts';

/** Text to take away. The button appears with `enhance/copy.ts`; without it the text is selected by hand. */
export function Copyable({ id, text, label }: { id: string; text: string; label: string }) {
  const { words } = useSite();
  return (
    <div className="copyable">
      <pre id={id}>{text}</pre>
      <button
        type="button"
        hidden
        data-copy={id}
        data-done={words.copy.done}
        aria-label={`${words.copy.name} ${label}`}
      >
        {words.copy.name}
      </button>
    </div>
  );
}
