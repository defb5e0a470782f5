import { ExternalLink } from "lucide-react";
import type { SiteSetUp, Tried } from "../../../src-shared/administration/set-up.ts";
import { text } from "../../text/text.ts";
import { wholeTime } from "../../text/times.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./set-up.module.css";
import { Fact, Facts, Step } from "./step.tsx";
import { callState } from "./steps.ts";

/** Step 3: a first call, with oneself as the visitor. What came of it is said as the hub saw it. */
export function CallStep({ site, hub }: { site: SiteSetUp | undefined; hub: string }) {
  return (
    <Step number={3} title={text("setUp.call")} state={callState(site)}>
      <p className={styles["soft"]}>{text("setUp.callText")}</p>
      {site ? (
        <>
          <div className={styles["acts"]}>
            <Button
              look={site.tried ? "quiet" : "primary"}
              icon={<ExternalLink aria-hidden="true" />}
              onPress={() => open(`${hub}/video/${encodeURIComponent(site.key)}`)}
            >
              {text("setUp.openPage")}
            </Button>
            {site.seen ? (
              <Button icon={<ExternalLink aria-hidden="true" />} onPress={() => open(site.seen?.origin ?? hub)}>
                {text("setUp.openSite")}
              </Button>
            ) : null}
          </div>
          <Facts label={text("setUp.call")}>
            <What tried={site.tried} />
          </Facts>
        </>
      ) : (
        <p>{text("setUp.siteFirst")}</p>
      )}
    </Step>
  );
}

function What({ tried }: { tried: Tried | null }) {
  const call = tried?.call ?? null;
  const accepted = tried?.accepted ?? null;
  const pictures = Number(call?.visitorSaw) + Number(call?.agentSaw);
  return (
    <>
      <Fact is={tried ? "yes" : "no"}>
        {tried ? text("setUp.came", { at: wholeTime(tried.at) }) : text("setUp.notCame")}
      </Fact>
      <Fact is={accepted ? "yes" : "no"}>
        {accepted ? text("setUp.accepted", { by: accepted.by, at: wholeTime(accepted.at) }) : text("setUp.notAccepted")}
      </Fact>
      <Fact is={call ? "yes" : "no"}>
        {call ? text("setUp.met", { at: wholeTime(call.at) }) : text("setUp.notMet")}
      </Fact>
      <Fact is={pictures === 2 ? "yes" : pictures === 1 ? "part" : "no"}>{text(pictureText(call))}</Fact>
    </>
  );
}

function pictureText(call: Tried["call"]) {
  if (!call) return "setUp.noPicture" as const;
  const { visitorSaw, agentSaw } = call;
  if (visitorSaw && agentSaw) return "setUp.bothSaw" as const;
  return visitorSaw ? "setUp.visitorSaw" : agentSaw ? "setUp.agentSaw" : "setUp.noPicture";
}

/** In the desk's own window the shell gives it to the system's browser; in a browser it is a tab. */
function open(url: string): void {
  window.open(url, "_blank", "noopener,noreferrer");
}
