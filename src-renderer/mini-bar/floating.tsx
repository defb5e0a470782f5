import { PictureInPicture2, X } from "lucide-react";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Bar, BarButton, type BarProps } from "./bar.tsx";
import styles from "./floating.module.css";
import { forgetOnTop, openOnTop } from "./use-on-top.ts";

/**
 * The bar in the desk's own window, while something else than the call is on the screen; and after a reload the offer to
 * put it on top again, because a browser opens such a window only from within a click.
 */
export function Floating({
  bar,
  isElsewhere,
  isPossible,
  wasOpen,
}: {
  bar: BarProps;
  isElsewhere: boolean;
  isPossible: boolean;
  wasOpen: boolean;
}) {
  const isOffered = isPossible && wasOpen;
  if (!isElsewhere && !isOffered) return null;
  return (
    <div className={styles["place"]} data-unless-full>
      {isOffered ? (
        <output className={styles["offer"]}>
          {text("miniBar.closedByReload")}
          <Button size="small" onPress={() => void openOnTop()}>
            {text("miniBar.again")}
          </Button>
          <IconButton size="small" label={text("miniBar.notAgain")} onPress={forgetOnTop}>
            <X aria-hidden="true" />
          </IconButton>
        </output>
      ) : null}
      {isElsewhere ? (
        <section className={styles["bar"]} aria-label={text("miniBar.region")}>
          <Bar {...bar}>
            {isPossible ? (
              <BarButton
                label="miniBar.open"
                shortcut="Alt+Shift+B"
                icon={<PictureInPicture2 aria-hidden="true" />}
                run={() => void openOnTop()}
              />
            ) : null}
          </Bar>
        </section>
      ) : null}
    </div>
  );
}
