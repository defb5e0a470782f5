export type Browser = "chromium" | "firefox" | "safari" | "other";

/** Only to say where this browser keeps its permissions; nothing works differently for it. */
export function browserOf(userAgent: string): Browser {
  if (/firefox|fxios/i.test(userAgent)) return "firefox";
  if (/chrom(e|ium)|crios|edg/i.test(userAgent)) return "chromium";
  return /safari/i.test(userAgent) ? "safari" : "other";
}
