import { History } from "lucide-react";
import { useState } from "react";
import type { CallLogEntry } from "../../src-shared/call-log/model.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { ListRoom } from "../ui/list-room.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { searchCallLog } from "../view.ts";
import { CallLogDetail } from "./call-log-detail.tsx";
import { CallLogList } from "./call-log-list.tsx";
import { useCallLog } from "./use-call-log.ts";

/** What the agent took part in: found by what was said, read again as it was. */
export function CallLogRoom() {
  const words = useDesk(({ view }) => view.searched);
  const [chosen, setChosen] = useState<CallLogEntry | null>(null);
  const list = useCallLog(words);
  // What was chosen stays open while the list is searched; when it was read anew, so is what is shown of it.
  const shown = list.entries.find(({ conversation }) => conversation === chosen?.conversation) ?? chosen;
  return (
    <ListRoom
      title={text("callLog.title")}
      search={
        <SearchField
          label={text("callLog.search")}
          clearLabel={text("callLog.clearSearch")}
          value={words}
          onChange={(searched) => searchCallLog(store, searched)}
          maxLength={300}
        />
      }
      list={<CallLogList list={list} chosen={shown?.conversation ?? null} onChoose={setChosen} />}
      chosen={shown && <CallLogDetail key={shown.conversation} entry={shown} onBack={() => setChosen(null)} />}
      empty={
        <EmptyPlace icon={<History />} title={text("callLog.choose")}>
          {text("callLog.chooseText")}
        </EmptyPlace>
      }
    />
  );
}
