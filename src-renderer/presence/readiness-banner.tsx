import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";

/** That nothing is offered because this desk found something of itself wanting: what, and what to do. */
export function ReadinessBanner() {
  const first = useDesk(({ desk: held }) => held?.hub?.presence.unready[0]);
  const isTesting = useDesk(({ desk: held }) => (held?.watch.test ?? null) !== null);
  const isKnown = useDesk(isLinked);
  if (first === undefined || !isKnown) return null;
  return (
    <Banner
      look="warn"
      title={text("presence.unreadyTitle")}
      action={
        <Button
          isWaiting={isTesting}
          // A link that is gone has a banner of its own.
          onPress={() => void desk.ask("readiness.test", {}).catch(() => undefined)}
        >
          {text(isTesting ? "presence.testing" : "presence.testAgain")}
        </Button>
      }
    >
      {text(`presence.unready.${first}`)}
    </Banner>
  );
}

/** That he is Away because nobody sat here, and not because he chose it. The way back stands beside his state. */
export function LeftBanner() {
  const left = useDesk(({ desk: held }) => held?.hub?.presence.left ?? null);
  if (left === null) return null;
  return (
    <Banner look="info" title={text("presence.leftTitle")}>
      {text("presence.leftText", { left })}
    </Banner>
  );
}
