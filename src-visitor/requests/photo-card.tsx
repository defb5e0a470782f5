import { useEffect, useRef, useState } from "preact/hooks";
import type { RequestId } from "../../src-shared/requests/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { callText } from "../text/call-text.ts";
import { faultText } from "../text/text.ts";
import type { VideoPorts } from "../video/visit.ts";
import { jpegOf, jpegOfFile, sendPhoto } from "./photo.ts";
import { declined } from "./requests.ts";
import { Viewfinder } from "./viewfinder.tsx";

interface PhotoProps {
  video: VideoPorts;
  request: RequestId;
}

/** Takes or chooses a photo, shows it before it goes, and sends it. */
export function PhotoCard({ video, request }: PhotoProps) {
  const [camera, setCamera] = useState(false);
  const [photo, setPhoto] = useState<{ blob: Blob; url: string }>();
  const [sent, setSent] = useState<number>();
  const [why, setWhy] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(
    () => () => {
      if (photo) URL.revokeObjectURL(photo.url);
    },
    [photo],
  );

  async function take(making: Promise<Blob>): Promise<void> {
    setWhy("");
    try {
      const blob = await making;
      setPhoto({ blob, url: URL.createObjectURL(blob) });
      setCamera(false);
    } catch (error) {
      console.debug(error);
      setWhy(callText("photo.notRead"));
    }
  }

  async function send(): Promise<void> {
    const conversation = video.summary.peek()?.id;
    if (!photo || sent !== undefined || conversation === undefined) return;
    setWhy("");
    setSent(0);
    try {
      const id = await sendPhoto(video.ask, conversation, photo.blob, setSent);
      await video.requests.answer(request, { outcome: "granted", photo: id });
    } catch (error) {
      setWhy(faultText(faultOf(error)));
    }
    setSent(undefined);
  }

  return (
    <>
      {camera && (
        <Viewfinder
          shoot={(element) =>
            void take(jpegOf({ image: element, width: element.videoWidth, height: element.videoHeight }))
          }
          failed={(sentence) => {
            setCamera(false);
            setWhy(sentence);
          }}
        />
      )}
      {photo && !camera && <img class="photo" src={photo.url} alt={callText("photo.review")} />}
      {why && (
        <p class="fault" role="alert">
          {why}
        </p>
      )}
      <input
        ref={field}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = "";
          if (file) void take(jpegOfFile(file));
        }}
      />
      <div class="buttons">
        {photo && !camera && (
          <button type="button" class="primary" aria-disabled={sent !== undefined} onClick={() => void send()}>
            {sent === undefined
              ? callText("photo.send")
              : callText("photo.sending", { percent: Math.round(sent * 100) })}
          </button>
        )}
        {/* In one-way video nobody asks for the camera; a phone's own camera program is another matter. */}
        {!camera && video.camera.value !== "one-way" && video.unable === null && (
          <button type="button" class={photo ? "" : "primary"} onClick={() => setCamera(true)}>
            {callText(photo ? "photo.another" : "photo.camera")}
          </button>
        )}
        <button type="button" onClick={() => field.current?.click()}>
          {callText("photo.file")}
        </button>
        <button type="button" onClick={() => void video.requests.answer(request, declined)}>
          {callText("request.no")}
        </button>
      </div>
    </>
  );
}
