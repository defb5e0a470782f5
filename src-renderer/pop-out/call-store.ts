import { deskStore, store, type Store } from "../store.ts";
import { ownWindowOf } from "./where.ts";

/** What calls are made of. A conversation's own window holds none: they stay in the desk's window, whatever it is told. */
export const callStore: Store = ownWindowOf === null ? store : deskStore();
