import "@fontsource-variable/inter";
import "./ui/tokens.css";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CrashBoundary } from "./frame/crash.tsx";
import { showLastTheme } from "./frame/theme.ts";
import { ownWindowOf } from "./pop-out/where.ts";
import { speakLast } from "./text/desk-language.ts";
import { refuseStrayFiles } from "./uploads/no-strays.ts";

showLastTheme(window);
refuseStrayFiles(window);
// One page, two windows: each begins only what is its own.
const { begin, Page } = ownWindowOf === null ? await import("./desk-page.tsx") : await import("./pop-out/page.tsx");
begin();
await speakLast(window);

const root = document.getElementById("root");
if (!root) throw new Error("The page has no place to draw in.");
createRoot(root).render(
  <StrictMode>
    <CrashBoundary>
      <Page />
    </CrashBoundary>
  </StrictMode>,
);
