import { startDesk } from "./desk-link.ts";
import { DeskWindow } from "./frame/desk-window.tsx";
import "./blur/blur-actions.ts";
import "./appointments/reminders.ts";
import "./frame/frame-actions.ts";
import "./accounts/account-actions.ts";
import "./administration/administration-actions.ts";
import "./administration/set-up/opens-itself.ts";
import "./approvals/approvals-notice.ts";
import "./data-requests/data-requests-notice.ts";
import "./search/search-actions.ts";
import "./supervision/supervisor-actions.ts";
import "./presence/presence-actions.ts";
import "./settings/language-actions.ts";
import { keepView } from "./kept-view.ts";
import { machine } from "./machine.ts";
import { startOwnWindows } from "./pop-out/desk-side.ts";
import { store } from "./store.ts";
import { ask } from "./uploads/ask.ts";
import { keepTrays } from "./uploads/kept-trays.ts";

/** The desk's page as the desk's window. */
export function begin(): void {
  keepView(store, sessionStorage);
  keepTrays(sessionStorage, ask, machine);
  startDesk();
  startOwnWindows();
}

export const Page = DeskWindow;
