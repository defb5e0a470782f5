import type { Fault } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

interface NotSavedProps {
  /** Null: nothing stands against it. */
  readonly fault: Fault | null;
  /** For when somebody else has saved it meanwhile; null: there is nothing of theirs to take. */
  readonly theirs: {
    /** Leaves what was written here for it. */
    readonly take: () => void;
    /** Saves what was written over it; absent where that is not to be had. */
    readonly overwrite?: () => void;
  } | null;
}

/** Why it was not saved, and what can be done now; what was written stays in its fields. */
export function NotSaved({ fault, theirs }: NotSavedProps) {
  if (fault === null) return null;
  if (fault.code !== "outdated" || theirs === null)
    return (
      <Banner look="bad" isBoxed title={text("administration.notSaved")}>
        {faultText(fault)}
      </Banner>
    );
  return (
    <Banner
      look="bad"
      isBoxed
      title={text("administration.outdated")}
      action={
        <>
          <Button onPress={theirs.take}>{text("administration.takeTheirs")}</Button>
          {theirs.overwrite ? <Button onPress={theirs.overwrite}>{text("administration.overwrite")}</Button> : null}
        </>
      }
    >
      {text("administration.outdatedText")}
    </Banner>
  );
}
