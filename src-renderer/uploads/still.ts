import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { pictureName } from "./picture-name.ts";
import { showPictures } from "./viewer/shown.ts";

/**
 * Takes a still of what the call shows large, and shows it before it goes anywhere: it is drawn on and attached, or thrown
 * away (features A24, 000-02).
 */
export async function takeStill(conversation: ConversationId): Promise<void> {
  const video = largestShown();
  const blob = video && (await pictureIn(video));
  if (!blob) {
    toasts.show({ look: "warn", title: text("call.noPicture"), words: text("call.noPictureWhy") });
    return;
  }
  const name = pictureName("picture");
  showPictures({
    conversation,
    at: 0,
    isNew: true,
    pictures: [{ key: name, name, read: () => Promise.resolve(blob) }],
  });
}

/** The other side's pictures are marked as shown; one's own is not among them. */
function largestShown(): HTMLVideoElement | undefined {
  const area = (video: HTMLVideoElement) => video.clientWidth * video.clientHeight;
  return [...document.querySelectorAll<HTMLVideoElement>("video[data-shown]")]
    .filter(({ videoWidth, readyState }) => videoWidth > 0 && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA)
    .toSorted((one, other) => area(other) - area(one))[0];
}

/** PNG, so that a shared screen's letters stay sharp. */
function pictureIn(video: HTMLVideoElement): Promise<Blob | undefined> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext("2d")!.drawImage(video, 0, 0);
  return canvas.convertToBlob({ type: "image/png" });
}
