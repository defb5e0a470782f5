import { Button as AriaButton } from "react-aria-components";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Photo } from "../../src-shared/requests/model.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { readFile } from "../uploads/previews.ts";
import { showPictures } from "../uploads/viewer/shown.ts";
import styles from "./requests.module.css";
import { usePhoto } from "./use-photo.ts";

/** A photo of the visitor's, small between the messages; pressed, it opens large. `name` is the visitor's. */
export function PhotoView({ conversation, photo, name }: { conversation: ConversationId; photo: Photo; name: string }) {
  const read = usePhoto(conversation, photo);
  const { width, height } = photo;
  const title = text("requests.photoOf", { name });
  // Its place is as large as the photo will be: nothing moves when it comes.
  const place = { aspectRatio: `${width} / ${height}`, width: `min(100%, ${Math.round((12 * width) / height)}rem)` };
  if (read.is === "failed")
    return (
      <span className={styles["failed"]} role="alert">
        {read.words}
        <Button size="small" onPress={read.again}>
          {text("requests.photoAgain")}
        </Button>
      </span>
    );
  if (read.is === "reading")
    return (
      <span className={styles["thumb"]} style={place}>
        <WaitingLine isCentred>{text("requests.photoReading")}</WaitingLine>
      </span>
    );
  return (
    <AriaButton
      className={styles["thumb"] ?? ""}
      style={place}
      aria-label={text("requests.photoOpen", { name })}
      aria-haspopup="dialog"
      onPress={() =>
        showPictures({
          conversation,
          at: 0,
          pictures: [{ key: photo.id, name: `${title}.jpg`, read: () => readFile(conversation, photo.id) }],
        })
      }
    >
      <img src={read.url} alt={title} width={width} height={height} />
    </AriaButton>
  );
}
