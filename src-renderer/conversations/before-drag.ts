import { store } from "../store.ts";
import { putColumns } from "../view.ts";
import type { Columns } from "./columns.ts";

let before: Columns = { columns: [], conversation: null };

/** A row is pressed: the list opens it at once, before it is known whether it will be dragged. */
export function rememberColumns(): void {
  before = store.getState().view;
}

/** It is dragged: what stood on the screen stays there, and the row opens where it is dropped. */
export function columnsAsBefore(): void {
  putColumns(store, before);
}
