import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./sign-in-screen.module.css";

interface HouseButtonProps {
  readonly name: string;
  readonly isPrimary: boolean;
  readonly onFault: (fault: Fault | null) => void;
}

/** The house's own sign-in: begun here, done in the person's browser. Never inside this window. */
export function HouseButton({ name, isPrimary, onFault }: HouseButtonProps) {
  const [url, setUrl] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);

  // Whoever goes on with a password lets this one be.
  useEffect(() => () => void desk.ask("link.houseStop", {}).catch(() => undefined), []);

  async function begin(): Promise<void> {
    onFault(null);
    setAsking(true);
    try {
      const begun = await desk.ask("link.houseBegin", {});
      setUrl(begun.url);
      open(begun.url);
      await desk.ask("link.houseEnd", {});
    } catch (error) {
      const fault = faultOf(error);
      onFault(fault.reason === "house-sign-in-cancelled" ? null : fault);
    } finally {
      setAsking(false);
      setUrl(null);
    }
  }

  if (url === null)
    return (
      <Button
        look={isPrimary ? "primary" : "quiet"}
        size="large"
        isWide
        isWaiting={isAsking}
        icon={<ExternalLink aria-hidden="true" />}
        onPress={() => void begin()}
      >
        {text("accounts.house", { name })}
      </Button>
    );
  return (
    <div className={styles["form"]}>
      <output className={styles["bold"]}>{text("accounts.houseWaiting")}</output>
      <p className={styles["intro"]}>{text("accounts.houseWaitingText", { name })}</p>
      <a className={styles["link"]} href={url} target="_blank" rel="noopener noreferrer">
        {text("accounts.houseOpen")}
      </a>
      <Button isWide onPress={() => void desk.ask("link.houseStop", {})}>
        {text("accounts.houseCancel")}
      </Button>
    </div>
  );
}

/** In the desk's own window the shell gives it to the system's browser; in a browser it is a tab. */
function open(url: string): void {
  window.open(url, "_blank", "noopener,noreferrer");
}
