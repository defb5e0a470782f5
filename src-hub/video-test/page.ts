import { bothForms } from "../sites/door.ts";

/** The headers of the public page: nobody shows it in a frame, and it reaches the hub and the media server only. */
export function testPageHeaders(addresses: {
  publicUrl: string;
  livekitPublicUrl: string | null;
}): Record<string, string> {
  const { publicUrl, livekitPublicUrl } = addresses;
  const reached = [publicUrl, ...(livekitPublicUrl === null ? [] : [livekitPublicUrl])].flatMap(bothForms);
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "media-src 'self' blob:",
      "worker-src 'self' blob:",
      `connect-src 'self' ${[...new Set(reached)].join(" ")}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "permissions-policy":
      "camera=(self), microphone=(self), autoplay=(self), clipboard-write=(self), speaker-selection=(self), " +
      "display-capture=(), geolocation=(), usb=(), serial=(), hid=(), payment=()",
  };
}
