import { X } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { IconButton } from "../ui/icon-button.tsx";

/** That the call log is behind, and why; or what else the agent must know of its file, until it was read. */
export function CallLogBanner() {
  const isBehind = useDesk(({ desk }) => desk?.callLog === "behind");
  const fault = useDesk(({ desk }) => desk?.callLogFault);
  const [read, setRead] = useState<string | null>(null);
  if (isBehind)
    return (
      <Banner look="warn" title={text("link.behindTitle")}>
        {fault ? text("link.behindWhy", { why: faultText(fault) }) : text("link.behindText")}
      </Banner>
    );
  if (!fault || read === fault.reason) return null;
  return (
    <Banner
      look="warn"
      title={text("link.callLogTitle")}
      action={
        <IconButton label={text("ui.dismiss")} onPress={() => setRead(fault.reason)}>
          <X aria-hidden="true" />
        </IconButton>
      }
    >
      {faultText(fault)}
    </Banner>
  );
}
