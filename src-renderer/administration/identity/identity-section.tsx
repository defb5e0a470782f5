import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { SettingsPart } from "../../settings/settings-part.tsx";
import { text } from "../../text/text.ts";
import { EmptyPlace } from "../../ui/empty-place.tsx";
import page from "../kit/section-page.module.css";
import { SectionPage } from "../kit/section-page.tsx";
import { WhenRead } from "../kit/unread.tsx";
import { SecretDialog, type ShownSecret } from "../outside/secret-dialog.tsx";
import { SiteKeys } from "./site-keys.tsx";

const readSites = async () => (await desk.ask("siteKeys.read", {})).sites;

/** The keys by which sites vouch for their visitors: two a site at a time, so that one can follow the other. */
export function IdentitySection() {
  const read = useRead(readSites);
  const [shown, setShown] = useState<ShownSecret | null>(null);
  return (
    <WhenRead {...read}>
      {(sites) => (
        <SectionPage section="identity">
          {sites.length === 0 ? (
            <EmptyPlace icon={<KeyRound />} title={text("identity.noSites")}>
              {text("identity.noSitesText")}
            </EmptyPlace>
          ) : null}
          <div className={page["parts"]}>
            {sites.map((site) => (
              <SettingsPart
                level={3}
                key={site.id}
                title={site.name}
                intro={text("identity.intro", { audience: site.key })}
              >
                <SiteKeys site={site} again={read.again} onSecret={setShown} />
              </SettingsPart>
            ))}
          </div>
          {shown ? <SecretDialog shown={shown} onClose={() => setShown(null)} /> : null}
        </SectionPage>
      )}
    </WhenRead>
  );
}
