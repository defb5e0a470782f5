import "@fontsource-variable/inter";
import "./ui/tokens.css";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startDesk } from "./desk-link.ts";
import { CrashBoundary } from "./frame/crash.tsx";
import { DeskWindow } from "./frame/desk-window.tsx";
import "./blur/blur-actions.ts";
import "./appointments/reminders.ts";
import "./frame/frame-actions.ts";
import "./accounts/account-actions.ts";
import "./administration/administration-actions.ts";
import "./data-requests/data-requests-notice.ts";
import "./search/search-actions.ts";
import "./supervision/supervisor-actions.ts";
import "./presence/presence-actions.ts";
import "./settings/language-actions.ts";
import { showLastTheme } from "./frame/theme.ts";
import { speakLast } from "./text/desk-language.ts";
import { keepView } from "./kept-view.ts";
import { machine } from "./machine.ts";
import { store } from "./store.ts";
import { ask } from "./uploads/ask.ts";
import { keepTrays } from "./uploads/kept-trays.ts";
import { refuseStrayFiles } from "./uploads/no-strays.ts";

showLastTheme(window);
keepView(store, sessionStorage);
keepTrays(sessionStorage, ask, machine);
refuseStrayFiles(window);
startDesk();
await speakLast(window);

const root = document.getElementById("root");
if (!root) throw new Error("The page has no place to draw in.");
createRoot(root).render(
  <StrictMode>
    <CrashBoundary>
      <DeskWindow />
    </CrashBoundary>
  </StrictMode>,
);
