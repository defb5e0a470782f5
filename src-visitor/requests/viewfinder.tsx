import { useEffect, useRef, useState } from "preact/hooks";
import { troubleOf } from "../../src-media/devices/failure.ts";
import { guidanceFor } from "../../src-media/devices/guidance.ts";
import { passedOn } from "../../src-media/devices/permission.ts";
import { thisPlatform } from "../../src-media/devices/platform.ts";
import { callText } from "../text/call-text.ts";

interface ViewfinderProps {
  shoot: (element: HTMLVideoElement) => void;
  failed: (sentence: string) => void;
}

/** What the camera sees, the back one on a phone, and the button that takes it. It lets go of the camera with itself. */
export function Viewfinder({ shoot, failed }: ViewfinderProps) {
  const element = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
    const wanted = { video: { facingMode: "environment", width: { ideal: 1_920 } } };
    navigator.mediaDevices.getUserMedia(wanted).then(
      (opened) => {
        stream = opened;
        if (gone) return stop();
        if (element.current) element.current.srcObject = opened;
      },
      (error: unknown) => failed(sentencesOf(error)),
    );
    return () => {
      gone = true;
      stop();
    };
    // Opened once; what it tells does not change.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <div class="viewfinder">
      <video
        ref={element}
        class="photo"
        aria-label={callText("photo.live")}
        autoplay
        playsInline
        muted
        onLoadedData={() => setReady(true)}
      />
      <button
        type="button"
        class="primary"
        aria-disabled={!ready}
        onClick={() => ready && element.current && shoot(element.current)}
      >
        {callText("photo.shoot")}
      </button>
    </div>
  );
}

/** What happened, and what to do about it in this browser; the button that tries again is *Use the camera*. */
function sentencesOf(error: unknown): string {
  const trouble = troubleOf(error, { before: "unknown", isPassedOn: passedOn("camera") });
  const steps = guidanceFor(trouble, thisPlatform()).steps.filter((step) => step !== "again" && step !== "answer");
  const kind = { kind: "camera" };
  return [`${callText(`trouble.${trouble}`, kind)}.`, ...steps.map((step) => callText(`step.${step}`, kind))].join(" ");
}
