import { LogOut } from "lucide-react";
import type { SignInRow } from "../../src-shared/accounts/sign-ins.ts";
import { text } from "../text/text.ts";
import { clockTime, dayText } from "../text/times.ts";
import { Chip } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./settings.module.css";

interface SignInListProps {
  readonly signIns: readonly SignInRow[];
  /** When they were read, epoch milliseconds. */
  readonly now: number;
  readonly onEnd: (signIn: SignInRow) => void;
}

const when = (at: number, now: number): string => `${dayText(at, now)} ${clockTime(at)}`;

/** Each desk at which an account is signed in, with a button that ends it. */
export function SignInList({ signIns, now, onEnd }: SignInListProps) {
  return (
    <ul className={styles["list"]}>
      {signIns.map((signIn) => {
        const { id, isThis, place, way, since, seen } = signIn;
        const device = signIn.device || text("settings.signInNameless");
        return (
          <li key={id} className={styles["one"]} aria-label={device}>
            <div className={styles["two"]}>
              <span className={styles["name"]}>
                <b title={device}>{device}</b> {isThis ? <Chip tone="good">{text("settings.signInThis")}</Chip> : null}
              </span>
              <span className={styles["soft"]}>
                {[text(`settings.signInWay.${way}`), place ? text(`settings.signInPlace.${place}`) : null]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <span className={styles["soft"]}>
                {isThis
                  ? text("settings.signInSinceOnly", { since: when(since, now) })
                  : text("settings.signInSince", { since: when(since, now), seen: when(seen, now) })}
              </span>
            </div>
            {isThis ? null : (
              <Button
                size="small"
                icon={<LogOut aria-hidden="true" />}
                aria-label={text("settings.signInEnd", { device })}
                onPress={() => onEnd(signIn)}
              >
                {text("settings.signOut")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
