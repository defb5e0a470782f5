import { useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RequestId } from "../../src-shared/requests/model.ts";
import { withdrawRequest } from "../requests/ask-visitor.ts";
import { LocationView } from "../requests/location-view.tsx";
import { PhotoView } from "../requests/photo-view.tsx";
import { text } from "../text/text.ts";
import { clockTime, wholeTime } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import { InviteAgain } from "../video/invite-again.tsx";
import styles from "./notice.module.css";
import type { NoticeRow } from "./row.ts";

/** Something that happened: what, when, and what can be done about it. */
export function NoticeLine({ row, conversation }: { row: NoticeRow; conversation: ConversationId }) {
  const { notice, open, photo, location } = row;
  const { visitor } = notice.values;
  return (
    <div className={styles["notice"]} title={wholeTime(row.at)}>
      <p>
        <span>{text(notice.text, notice.values)}</span>
        <span aria-hidden="true"> · </span>
        <time dateTime={new Date(row.at).toISOString()}>{clockTime(row.at)}</time>
      </p>
      {notice.remedy ? <p className={styles["remedy"]}>{text(notice.remedy, notice.values)}</p> : null}
      {photo ? <PhotoView conversation={conversation} photo={photo} name={String(visitor)} /> : null}
      {location ? <LocationView location={location} /> : null}
      {open ? <Pending request={open} /> : null}
      {notice.isAgain ? <InviteAgain conversation={conversation} /> : null}
    </div>
  );
}

/** What the agent asked for is not answered yet. */
function Pending({ request }: { request: RequestId }) {
  const [isWaiting, setWaiting] = useState(false);
  const withdraw = async () => {
    setWaiting(true);
    await withdrawRequest(request);
    setWaiting(false);
  };
  return (
    <span className={styles["pending"]}>
      {text("requests.pending")}
      <Button size="small" isWaiting={isWaiting} onPress={() => void withdraw()}>
        {text("requests.withdraw")}
      </Button>
    </span>
  );
}
