import { AppWindow } from "lucide-react";
import { useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { useKeptDrafts } from "../chat/drafts.ts";
import { ConversationPane } from "../conversations/conversation-pane.tsx";
import { conversationOf } from "../conversations/selectors.ts";
import { registerActions } from "../frame/actions.ts";
import { useKeys } from "../frame/keys.ts";
import { openPalette, Palette } from "../frame/palette.tsx";
import { useTheme } from "../frame/theme.ts";
import whole from "../frame/whole-window.module.css";
import { KeySheet } from "../keys/key-sheet.tsx";
import { useDesk } from "../store.ts";
import { useDeskLanguage } from "../text/desk-language.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { SpokenWords } from "../ui/spoken.tsx";
import { ToastRegion } from "../ui/toast-region.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { Viewer } from "../uploads/viewer/viewer.tsx";
import styles from "./own-window.module.css";

/** One conversation in a window of its own: all of it but its call. It closes itself when there is nothing to show any more. */
export function OwnWindow({ conversation }: { conversation: ConversationId }) {
  useTheme(useDesk(({ desk }) => desk?.settings.theme));
  const language = useDeskLanguage(useDesk(({ desk }) => desk?.settings.language));
  return (
    <I18nProvider locale={language} key={language}>
      <Screen conversation={conversation} />
      <ToastRegion queue={toasts} />
      <SpokenWords />
    </I18nProvider>
  );
}

function Screen({ conversation }: { conversation: ConversationId }) {
  const state = useDesk(({ link }) => link.state);
  const held = useDesk((all) => conversationOf(all, conversation));
  const isKnown = useDesk(({ desk }) => desk !== null);
  const isThere = useDesk(({ desk }) => desk?.hub?.conversations.some((view) => idOf(view) === conversation) ?? false);
  const isOver = state === "ended" || (state === "ready" && isKnown && !isThere);
  const name = held?.public.summary.visitor.name || text("conversations.noName");
  useEffect(() => {
    // It is not this window's any more: signed out, handed on, or over.
    if (isOver) window.close();
  }, [isOver]);
  useEffect(() => {
    document.title = text("popOut.title", { name });
  }, [name]);
  if (isOver) return <Over />;
  if (!held) return <WaitingLine isCentred>{text("popOut.connecting")}</WaitingLine>;
  return (
    <div className={styles["window"]}>
      <div className={styles["banners"]}>{state === "ready" ? null : <Away />}</div>
      <Whole conversation={conversation} isAway={state !== "ready"} />
    </div>
  );
}

function Whole({ conversation, isAway }: { conversation: ConversationId; isAway: boolean }) {
  const held = useDesk((all) => conversationOf(all, conversation));
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useKeys();
  useKeptDrafts();
  useEffect(() => {
    if (!isAway) focusComposer(conversation);
  }, [isAway, conversation]);
  useEffect(
    () =>
      registerActions(() => [
        {
          id: openPalette,
          label: text("frame.palette"),
          group: text("frame.topBar"),
          shortcut: "Mod+K",
          run: () => setPaletteOpen(true),
        },
      ]),
    [],
  );
  return (
    <>
      <main className={styles["pane"]} inert={isAway}>
        {held ? <ConversationPane held={held} /> : null}
      </main>
      <Viewer />
      <KeySheet />
      <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
    </>
  );
}

/** Nothing may be begun that nobody would take: what stands here can be read until the desk's window is back. */
function Away() {
  const isBrowser = window.deskPipe === undefined;
  return (
    <Banner
      look="warn"
      title={text("popOut.away")}
      action={
        isBrowser ? <Button onPress={() => window.open("/", "frontdesk")}>{text("popOut.openDesk")}</Button> : undefined
      }
    >
      {text("popOut.awayText")}
    </Banner>
  );
}

/** Seen only where the browser lets no page close the window. */
function Over() {
  return (
    <main className={whole["window"]}>
      <div className={whole["card"]} role="alert">
        <AppWindow aria-hidden="true" />
        <h1 className={whole["title"]}>{text("popOut.over")}</h1>
        <p className={whole["words"]}>{text("popOut.overText")}</p>
      </div>
    </main>
  );
}
