import { useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { SignInScreen } from "../accounts/sign-in-screen.tsx";
import { useDeskEffects } from "../conversations/desk-effects.ts";
import { Guide } from "../guide/guide.tsx";
import { Banners } from "../hub-link/banners.tsx";
import { EndedScreen } from "../hub-link/ended-screen.tsx";
import { StartingScreen } from "../hub-link/starting-screen.tsx";
import { KeySheet } from "../keys/key-sheet.tsx";
import { ShareFrame } from "../screen-share/share-frame.tsx";
import { useDesk } from "../store.ts";
import { useDeskLanguage } from "../text/desk-language.ts";
import { text } from "../text/text.ts";
import { SpokenWords } from "../ui/spoken.tsx";
import { ToastRegion } from "../ui/toast-region.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { MiniBar } from "../mini-bar/mini-bar.tsx";
import { Viewer } from "../uploads/viewer/viewer.tsx";
import { registerActions } from "./actions.ts";
import styles from "./desk-window.module.css";
import { IncomingElsewhere } from "./incoming-elsewhere.tsx";
import { useKeys } from "./keys.ts";
import { openPalette, Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import { OpenRoom } from "./rooms.tsx";
import { VideoTestPlace } from "../video-test/video-test-place.tsx";
import { useTheme } from "./theme.ts";
import { TopBar } from "./top-bar.tsx";

/** The whole window, by how it stands to main and to the hub. */
export function DeskWindow() {
  useTheme(useDesk(({ desk }) => desk?.settings.theme));
  const language = useDeskLanguage(useDesk(({ desk }) => desk?.settings.language));
  // Another language draws everything anew: what was begun is kept outside of the views.
  return (
    <I18nProvider locale={language} key={language}>
      <Screen />
      <ToastRegion queue={toasts} />
      <SpokenWords />
    </I18nProvider>
  );
}

function Screen() {
  const link = useDesk((state) => state.link);
  const hubLink = useDesk(({ desk }) => desk?.link);
  const isKnown = useDesk(({ desk }) => Boolean(desk?.hub));
  if (link.state === "ended") return <EndedScreen fault={link.fault} />;
  if (hubLink?.state === "signed-out") return <SignInScreen why={hubLink.fault} />;
  return isKnown ? <Frame /> : <StartingScreen />;
}

function Frame() {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const open = () => setPaletteOpen(true);
  useKeys();
  useDeskEffects();
  useEffect(
    () =>
      registerActions(() => [
        {
          id: openPalette,
          label: text("frame.palette"),
          group: text("frame.topBar"),
          shortcut: "Mod+K",
          run: open,
        },
      ]),
    [],
  );
  return (
    <div className={styles["frame"]}>
      <TopBar onPalette={open} />
      <Rail />
      <main className={styles["room"]} id="room">
        <OpenRoom />
      </main>
      <div className={styles["banners"]} data-banners="">
        <Banners />
        <ShareFrame />
      </div>
      <IncomingElsewhere />
      <MiniBar />
      <VideoTestPlace />
      <Guide />
      <Viewer />
      <KeySheet />
      <Palette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
    </div>
  );
}
