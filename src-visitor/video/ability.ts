import type { RejectDetail } from "../../src-shared/video/model.ts";

/** Why video cannot be here: the browser lacks it, the page is not secure, or the page around passes no device on. */
export type Unable = Extract<RejectDetail, "browser" | "insecure" | "frame">;

/** The little of a window that decides it; small enough for a test to write one down. */
export interface AblePage {
  readonly isSecureContext: boolean;
  readonly RTCPeerConnection?: unknown;
  readonly navigator: { readonly mediaDevices?: { readonly getUserMedia?: unknown } };
  readonly document: object;
}

/** Only Chromium tells what the page around passes on. */
interface Told {
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

/**
 * Null when video can be: by what the browser has, never by its name (features 000-47…52, 70). An insecure page hides the
 * devices of a browser that has them, so that is looked at first.
 */
export function unableOf(page: AblePage): Unable | null {
  if (!page.isSecureContext) return "insecure";
  if (page.RTCPeerConnection === undefined || page.navigator.mediaDevices?.getUserMedia === undefined) return "browser";
  const policy = (page.document as Told).featurePolicy;
  return policy && !policy.allowsFeature("camera") && !policy.allowsFeature("microphone") ? "frame" : null;
}

const apps =
  /FBA[NV]\/|FB_IAB|Instagram|\bLine\/|MicroMessenger|KAKAOTALK|Snapchat|TikTok|BytedanceWebview|musical_ly|Pinterest\/|LinkedInApp|Twitter for|WhatsApp\/|GSA\/|; wv\)/;
/** Apple's browsers call themselves Safari, whoever made them; a view inside an app does not. */
const appleView = /(iPhone|iPad|iPod).*AppleWebKit(?!.*Safari\/)/;

/** Whether this is the browser inside another program, which a link in a message opens; only to say what to do. */
export function inApp(userAgent: string): boolean {
  return apps.test(userAgent) || appleView.test(userAgent);
}
