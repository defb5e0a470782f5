import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { text } from "../text/text.ts";
import { Spinner } from "../ui/spinner.tsx";
import { Switch } from "../ui/switch.tsx";
import { AccountList } from "./account-list.tsx";
import { SectionPage } from "./kit/section-page.tsx";
import styles from "./kit/section-page.module.css";
import { Unread } from "./kit/unread.tsx";
import { SiteVideo } from "./site-video.tsx";
import { useAdministration } from "./use-administration.ts";

/** What an administrator steers of video. Each choice holds at once, also in conversations that run. */
export function VideoSection() {
  const { read, again, change } = useAdministration();
  return (
    <SectionPage section="video">
      {read.state === "reading" ? <Spinner /> : null}
      {read.state === "fault" ? <Unread fault={read.fault} again={async () => again()} /> : null}
      {read.state === "read" ? (
        <div className={styles["parts"]}>
          {read.administration.sites.map((site) => (
            <SettingsPart level={3} key={site.id} title={site.name} intro={text("administration.siteText")}>
              <SiteVideo site={site} change={change} />
            </SettingsPart>
          ))}
          <SettingsPart level={3} title={text("administration.queues")} intro={text("administration.queuesText")}>
            {read.administration.queues.map((queue) => (
              <Switch
                key={queue.id}
                isOn={queue.video}
                onChange={(video) => void change(desk.ask("queue.change", { queue: queue.id, video }))}
              >
                {text("administration.queueVideo", { queue: queue.name })}
              </Switch>
            ))}
          </SettingsPart>
          <SettingsPart level={3} title={text("administration.accounts")} intro={text("administration.accountsText")}>
            <AccountList accounts={read.administration.accounts} change={change} />
          </SettingsPart>
        </div>
      ) : null}
    </SectionPage>
  );
}
