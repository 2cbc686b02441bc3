import { useSearchParams } from 'react-router';
import { useSite } from '../messages/messages.ts';
import { SearchIcon } from './icons.tsx';

/** A plain GET form; `enhance/combobox.ts` adds suggestions to the field marked `data-suggest`. */
export function SearchBox({ id, large = false, query = '' }: { id: string; large?: boolean; query?: string }) {
  const { language, words, to } = useSite();
  const asOf = useSearchParams()[0].get('asOf');
  return (
    <search className={large ? 'search-box search-box-large' : 'search-box'}>
      <form
        action={to('/standards')}
        {...(large && { toolname: 'search_standards', tooldescription: words.site.searchTool })}
      >
        <label className={large ? 'search-label' : 'visually-hidden'} htmlFor={id}>
          {words.site.searchLabel}
        </label>
        <div
          className="search-field"
          data-suggest="/v1/suggest"
          data-records={to('/standards')}
          data-classes={to('/classifications')}
          data-language={language}
          data-list={words.site.suggestions}
          data-count={words.site.suggestionCount}
          data-none={words.site.noSuggestions}
        >
          <input
            id={id}
            name="q"
            type="search"
            defaultValue={query}
            maxLength={1000}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            {...(large && { toolparamdescription: words.site.searchLabel })}
          />
          <button type="submit">
            <SearchIcon />
            <span>{words.site.searchButton}</span>
          </button>
        </div>
        {asOf ? <input type="hidden" name="asOf" value={asOf} /> : null}
      </form>
    </search>
  );
}
