import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { type RequestKind, requestKinds } from "../../src-shared/requests/model.ts";
import type { RemoteView } from "../media/state.ts";

/** Why the visitor cannot be asked for something now; a text id's last part. */
export type NoRequest = "noCall" | "oneWay" | "cameraOn" | "sharing" | "open";

export interface Askable {
  readonly kind: RequestKind;
  readonly why: NoRequest | undefined;
}

/**
 * What the visitor can be asked for, in the order of the menu, each with what is in its way (leap A23, features 000-39).
 * Camera and share are of a running call; in one-way video there is no camera to switch on (001-36).
 */
export function askableOf({ call, requests }: PublicSummary, visitor: RemoteView | undefined): Askable[] {
  return requestKinds.map((kind) => {
    const ofCall = kind === "camera" || kind === "share";
    const isOpen = requests.some((open) => open.kind === kind && open.by === "agent");
    if (ofCall && !call) return { kind, why: "noCall" };
    if (kind === "camera" && call?.camera === "one-way") return { kind, why: "oneWay" };
    if (isOpen) return { kind, why: "open" };
    if (kind === "camera" && visitor?.camera) return { kind, why: "cameraOn" };
    if (kind === "share" && visitor?.screen) return { kind, why: "sharing" };
    return { kind, why: undefined };
  });
}
