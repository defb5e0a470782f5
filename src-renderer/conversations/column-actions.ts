import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { registerActions } from "../frame/actions.ts";
import { ownWindowOf } from "../pop-out/where.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { closeColumn, weighColumns } from "../view.ts";
import { openToWrite } from "./choose.ts";
import { living, neighbour, openColumns } from "./columns.ts";
import { openAtSide } from "./open-at-side.ts";
import { overviews } from "./selectors.ts";

/** Side by side, without a pointer. */
registerActions(() => {
  const state = store.getState();
  const { view } = state;
  if (view.room !== "conversations" || view.conversation === null || ownWindowOf !== null) return [];
  const group = text("conversations.list");
  const rows = overviews(state);
  const now = living(
    view,
    rows.map(({ id }) => id),
  );
  const open = openColumns(now);
  const go = (by: 1 | -1) => () => {
    const id = neighbour(now, by);
    if (id) openToWrite(id);
  };
  const beside = rows
    .filter(({ id }) => !open.includes(id))
    .map(({ id, visitor }) => ({
      id: `columns.open.${id}`,
      label: text("columns.open", { name: visitor || text("conversations.noName") }),
      group,
      words: text("columns.words"),
      run: () => openAtSide(id),
    }));
  if (open.length < 2) return beside;
  return [
    ...beside,
    { id: "columns.next", label: text("keys.do.columns.next"), group, shortcut: "Alt+PageDown", run: go(1) },
    { id: "columns.previous", label: text("keys.do.columns.previous"), group, shortcut: "Alt+PageUp", run: go(-1) },
    {
      id: "columns.close",
      label: text("keys.do.columns.close"),
      group,
      shortcut: "Alt+Shift+Delete",
      run: () => closeAndGoOn(now.conversation!),
    },
    { id: "columns.equal", label: text("keys.do.columns.equal"), group, run: () => weighColumns(store, null) },
  ];
});

/** Closes a column; one writes on in its neighbour. */
export function closeAndGoOn(id: ConversationId): void {
  closeColumn(store, id);
  const { conversation } = store.getState().view;
  if (conversation) openToWrite(conversation);
}
