import { Search } from "lucide-react";
import { PastConversationView } from "../history/past-conversation.tsx";
import { text } from "../text/text.ts";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { ListRoom } from "../ui/list-room.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { FindList } from "./find-list.tsx";
import { keepSearch, keyOfHit, useSearched } from "./kept.ts";
import { SearchFilters } from "./search-filters.tsx";
import styles from "./search-room.module.css";
import { useSearch } from "./use-search.ts";

/** Everything that was ever said, noted or wrapped up: found by words and filters, read where it was said. */
export function SearchRoom() {
  const { words, chosen } = useSearched();
  const search = useSearch();
  const { hits, reading, fault } = search.finds;
  const isThereToChoose = hits.length > 0 || (reading !== null && !fault);
  return (
    <ListRoom
      className={styles["room"]}
      title={text("search.title")}
      search={
        <>
          <SearchField
            label={text("search.words")}
            clearLabel={text("search.clear")}
            value={words}
            onChange={(changed) => keepSearch({ words: changed })}
            maxLength={300}
            // Who opens this room wants to search: there is nothing else to do in it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
          <SearchFilters />
        </>
      }
      list={
        <FindList search={search} chosen={chosen && keyOfHit(chosen)} onChoose={(hit) => keepSearch({ chosen: hit })} />
      }
      chosen={
        chosen && (
          <PastConversationView
            key={keyOfHit(chosen)}
            past={chosen.conversation}
            at={chosen.kind === "conversation" ? null : { log: chosen.kind, seq: chosen.seq, near: chosen.near }}
            onBack={() => keepSearch({ chosen: null })}
          />
        )
      }
      empty={
        isThereToChoose ? (
          <EmptyPlace icon={<Search />} title={text("search.choose")}>
            {text("search.chooseText")}
          </EmptyPlace>
        ) : null
      }
    />
  );
}
