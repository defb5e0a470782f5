import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { Switch } from "../ui/switch.tsx";
import { AccountList } from "./account-list.tsx";
import styles from "./administration-room.module.css";
import { SiteVideo } from "./site-video.tsx";
import { useAdministration } from "./use-administration.ts";

/** What an administrator steers of video. Each choice holds at once, also in conversations that run. */
export function VideoSection() {
  const { read, again, change } = useAdministration();
  return (
    <div className={styles["video"]}>
      {read.state === "reading" ? <Spinner /> : null}
      {read.state === "fault" ? (
        <Banner
          look="bad"
          isBoxed
          title={text("administration.unread")}
          action={<Button onPress={again}>{text("administration.again")}</Button>}
        >
          {faultText(read.fault)}
        </Banner>
      ) : null}
      {read.state === "read" ? (
        <>
          {read.administration.sites.map((site) => (
            <SettingsPart key={site.id} title={site.name} intro={text("administration.siteText")}>
              <SiteVideo site={site} change={change} />
            </SettingsPart>
          ))}
          <SettingsPart title={text("administration.queues")} intro={text("administration.queuesText")}>
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
          <SettingsPart title={text("administration.accounts")} intro={text("administration.accountsText")}>
            <AccountList accounts={read.administration.accounts} change={change} />
          </SettingsPart>
        </>
      ) : null}
    </div>
  );
}
