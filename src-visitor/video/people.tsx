import type { CallMedia } from "../media/call.ts";
import type { Picture } from "../media/view.ts";
import { callText } from "../text/call-text.ts";
import { Video } from "./video.tsx";

/** The small pictures of a call, beside the big one: each with whose it is, where there are several. */
export function SmallPictures({
  media,
  pictures,
  nameOf,
}: {
  media: CallMedia;
  pictures: readonly Picture[];
  nameOf: (identity: string) => string;
}) {
  if (pictures.length === 0) return null;
  return (
    <div class="small">
      {pictures.map((picture) => (
        <figure key={`${picture.identity}/${picture.source}`}>
          <Video media={media} picture={picture} label={callText("call.other", { agent: nameOf(picture.identity) })} />
          {pictures.length > 1 && <figcaption>{nameOf(picture.identity)}</figcaption>}
        </figure>
      ))}
    </div>
  );
}
