import { guidanceFor } from "../../src-media/devices/guidance.ts";
import { jointTroubles, kindsOf } from "../../src-media/devices/joint.ts";
import { thisPlatform } from "../../src-media/devices/platform.ts";
import type { CallMedia } from "../media/call.ts";
import type { Kind, Own } from "../media/view.ts";
import { callText } from "../text/call-text.ts";

interface FailuresProps {
  media: CallMedia;
  own: Readonly<Record<Kind, Own>>;
  /** Those that are told of. */
  kinds: readonly Kind[];
}

/** What happened to a device, what to do at this very machine and in this very browser, and a way to try. */
export function DeviceFailures({ media, own, kinds }: FailuresProps) {
  const why = (kind: Kind) => {
    const now = own[kind];
    return now.state === "failed" && kinds.includes(kind) ? now.why : undefined;
  };
  const troubles = jointTroubles({ camera: why("camera"), microphone: why("microphone") });
  return (
    <>
      {troubles.map(({ kind, trouble }) => (
        <div key={kind} class="failure" role="alert">
          <p>{callText(`trouble.${trouble}`, { kind })}</p>
          <ol>
            {guidanceFor(trouble, thisPlatform()).steps.map((step) => (
              <li key={step}>{callText(`step.${step}`, { kind })}</li>
            ))}
          </ol>
          {trouble !== "page" && (
            <button type="button" onClick={() => kindsOf(kind).forEach((one) => void media.own.turn(one, true))}>
              {callText("device.again")}
            </button>
          )}
        </div>
      ))}
    </>
  );
}
