import { ExternalLink, RotateCw, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { machine } from "../machine.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { type Beside, closeBeside } from "./beside.ts";
import { openOutside } from "./open-outside.ts";
import { hostOf } from "./outside-address.ts";
import { useOwnFocus } from "./own-focus.ts";
import styles from "./page-beside.module.css";
import { keptFor, keptFrom, type PageState, sandboxOf, slowAfter } from "./page-state.ts";

const sandbox = sandboxOf(globalThis.window?.deskPipe === undefined);

/** A page of another system beside the conversation: whose it is, what is known of it, and always the way to the browser. */
export function PageBeside({ conversation, page }: { conversation: ConversationId; page: Beside }) {
  const [turn, setTurn] = useState(0);
  const host = hostOf(page.url);
  return (
    <div className={styles["page"]}>
      <div className={styles["head"]}>
        <span className={styles["host"]} title={page.url}>
          {host}
        </span>
        <IconButton label={text("screenPop.loadAgain")} look="quiet" size="small" onPress={() => setTurn(turn + 1)}>
          <RotateCw aria-hidden="true" />
        </IconButton>
        <Button size="small" icon={<ExternalLink aria-hidden="true" />} onPress={() => void openOutside(page.url)}>
          {text("screenPop.inBrowser")}
        </Button>
        <IconButton
          label={text("screenPop.close", { system: page.system })}
          look="quiet"
          size="small"
          onPress={() => closeBeside(conversation, page.system)}
        >
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <Framed key={`${turn} ${page.url}`} page={page} host={host} />
    </div>
  );
}

function Framed({ page, host }: { page: Beside; host: string }) {
  const [state, setState] = useState<PageState>("loading");
  const frame = useRef<HTMLIFrameElement>(null);
  const keptAt = useRef(-Infinity);
  useOwnFocus(frame);
  // A frame that was kept from an address loads something empty instead. The window is told of one of them, not of which.
  function loaded(): void {
    const isKept = machine.now() - keptAt.current < keptFor;
    setState((now) => (now === "unknown" ? now : isKept ? "elsewhere" : "loaded"));
  }
  useEffect(() => {
    const stop = machine.after(slowAfter, () => setState((now) => (now === "loading" ? "slow" : now)));
    const kept = (event: SecurityPolicyViolationEvent): void => {
      const why = keptFrom(page.url, event);
      if (why === "unknown") setState(why);
      if (why === "elsewhere") keptAt.current = machine.now();
    };
    document.addEventListener("securitypolicyviolation", kept);
    return () => {
      stop();
      document.removeEventListener("securitypolicyviolation", kept);
    };
  }, [page.url]);
  return (
    <>
      <PageWords state={state} host={host} />
      <iframe
        ref={frame}
        className={styles["frame"]}
        // Its name for who cannot see it: whose page it is, and who is on it.
        title={text("screenPop.frame", { title: page.title || host, system: page.system })}
        src={page.url}
        hidden={state === "unknown" || state === "elsewhere"}
        sandbox={sandbox}
        referrerPolicy="no-referrer"
        allow=""
        onLoad={loaded}
      />
    </>
  );
}

function PageWords({ state, host }: { state: PageState; host: string }) {
  switch (state) {
    case "loaded":
      return null;
    case "loading":
      return (
        <output className={styles["words"]}>
          <Spinner /> {text("screenPop.pageLoading", { host })}
        </output>
      );
    case "slow":
      return (
        <Banner isBoxed look="warn" title={text("screenPop.pageSlow", { host })}>
          {text("screenPop.pageSlowText")}
        </Banner>
      );
    case "unknown":
      return (
        <Banner isBoxed look="warn" title={text("screenPop.pageUnknown", { host })}>
          {text("screenPop.pageUnknownText")}
        </Banner>
      );
    case "elsewhere":
      return (
        <Banner isBoxed look="info" title={text("screenPop.pageElsewhere", { host })}>
          {text("screenPop.pageElsewhereText")}
        </Banner>
      );
  }
}
