import type { Session } from "electron";
import { origin, originOf } from "./origin.ts";

const allowed: ReadonlySet<string> = new Set([
  "media",
  "display-capture",
  "speaker-selection",
  "fullscreen",
  "notifications",
  "clipboard-sanitized-write",
]);

export interface Wish {
  readonly permission: string;
  /** Any URL of the frame that wishes. */
  readonly url: string | undefined;
  readonly isMainFrame: boolean;
  /** Set for a frame of another origin inside ours. */
  readonly embeddedIn?: string | undefined;
}

/** Only what the desk uses, and only for its own page. Without this Electron grants every page everything. */
export function permits({ permission, url, isMainFrame, embeddedIn }: Wish): boolean {
  return (
    allowed.has(permission) &&
    isMainFrame &&
    url !== undefined &&
    originOf(url) === origin &&
    (embeddedIn === undefined || originOf(embeddedIn) === origin)
  );
}

/** Requests, silent checks and devices: all three have handlers of their own, and each grants when it has none. */
export function guardPermissions(
  session: Pick<
    Session,
    | "setPermissionRequestHandler"
    | "setPermissionCheckHandler"
    | "setDevicePermissionHandler"
    | "setUSBProtectedClassesHandler"
  >,
): void {
  session.setPermissionRequestHandler((_contents, permission, grant, { requestingUrl, isMainFrame }) =>
    grant(permits({ permission, url: requestingUrl, isMainFrame })),
  );
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { isMainFrame, embeddingOrigin }) =>
    permits({ permission, url: requestingOrigin, isMainFrame, embeddedIn: embeddingOrigin }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
}
