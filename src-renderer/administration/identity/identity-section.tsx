import { KeyRound } from "lucide-react";
import { useState } from "react";
import { desk } from "../../desk-link.ts";
import { SettingsPart } from "../../settings/settings-part.tsx";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyPlace } from "../../ui/empty-place.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import room from "../administration-room.module.css";
import { SecretDialog, type ShownSecret } from "../outside/secret-dialog.tsx";
import { useRead } from "../outside/use-read.ts";
import { SiteKeys } from "./site-keys.tsx";

const readSites = async () => (await desk.ask("siteKeys.read", {})).sites;

/** The keys by which sites vouch for their visitors: two a site at a time, so that one can follow the other. */
export function IdentitySection() {
  const { value: sites, fault, again } = useRead(readSites);
  const [shown, setShown] = useState<ShownSecret | null>(null);
  if (sites === null)
    return fault ? (
      <Banner
        look="bad"
        isBoxed
        title={text("administration.unread")}
        action={<Button onPress={() => void again()}>{text("administration.again")}</Button>}
      >
        {faultText(fault)}
      </Banner>
    ) : (
      <Spinner />
    );
  if (sites.length === 0)
    return (
      <EmptyPlace icon={<KeyRound />} title={text("identity.noSites")}>
        {text("identity.noSitesText")}
      </EmptyPlace>
    );
  return (
    <div className={room["video"]}>
      {sites.map((site) => (
        <SettingsPart key={site.id} title={site.name} intro={text("identity.intro", { audience: site.key })}>
          <SiteKeys site={site} again={again} onSecret={setShown} />
        </SettingsPart>
      ))}
      {shown ? <SecretDialog shown={shown} onClose={() => setShown(null)} /> : null}
    </div>
  );
}
