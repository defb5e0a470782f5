import { type OwnKind, ownKinds, type OwnState } from "../media/state.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./own-failures.module.css";
import { useOwn } from "./use-seat.ts";

/** What is wrong with the camera or the microphone, each with a way on. */
export function OwnFailures({ own: state }: { own: OwnState }) {
  const own = useOwn();
  const failed = ownKinds.flatMap((kind: OwnKind) => {
    const source = state[kind];
    return source.state === "failed" ? [{ kind, why: source.why }] : [];
  });
  return failed.map(({ kind, why }) => (
    <Banner
      key={kind}
      look="warn"
      isBoxed
      title={text(`devices.failed.${kind}.${why}`)}
      action={
        <span className={styles["ways"]}>
          <Button size="small" look="soft" onPress={() => void own?.turn(kind, false)}>
            {text("devices.goOnWithout")}
          </Button>
          <Button size="small" onPress={() => void own?.turn(kind, true)}>
            {text("devices.tryAgain")}
          </Button>
        </span>
      }
    />
  ));
}
