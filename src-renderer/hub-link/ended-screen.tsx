import { AppWindow, Unplug } from "lucide-react";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import whole from "../frame/whole-window.module.css";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";

/** This window's way to main is over until somebody says otherwise: another page took over, or it was refused. */
export function EndedScreen({ fault }: { fault: Fault }) {
  const isTakenOver = fault.code === "gone";
  return (
    <main className={whole["window"]}>
      <div className={whole["card"]} role="alert">
        {isTakenOver ? <AppWindow aria-hidden="true" /> : <Unplug aria-hidden="true" />}
        <h1 className={whole["title"]}>{text(isTakenOver ? "link.takenOverTitle" : "link.endedTitle")}</h1>
        <p className={whole["words"]}>{isTakenOver ? text("link.takenOverText") : faultText(fault)}</p>
        <div className={whole["row"]}>
          <Button look="primary" size="large" onPress={() => desk.restart()}>
            {text(isTakenOver ? "link.useHere" : "link.tryAgain")}
          </Button>
        </div>
      </div>
    </main>
  );
}
