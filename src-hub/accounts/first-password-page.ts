import type { Catalogue } from "../../src-shared/languages/choose.ts";
import { escapeHtml } from "../sites/door.ts";
import { type HubText, text } from "../text.ts";

/** Reached by nobody but itself; neither in a frame nor with a referrer. */
export const firstPasswordHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'",
  vary: "accept-language",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=()",
} as const;

const faults = [
  "link-missing",
  "link-unknown",
  "link-used",
  "link-expired",
  "account-not-active",
  "link-house-only",
  "four-eyes-password",
  "too-many-tries",
  "password-short",
  "password-long",
  "password-differs",
  "other",
] as const;

/** The page, with all that it may have to say: its script shows what fits and writes nothing but the name. */
export function firstPasswordPage(house: string, language: Catalogue): string {
  const say = (id: HubText): string => escapeHtml(text(language, id, { house }));
  const sentences = faults.map(
    (reason) => `<p data-fault="${reason}" hidden>${say(`firstPassword.fault.${reason}`)}</p>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say("firstPassword.title")}</title>
<link rel="stylesheet" href="/first-password/page.css">
<script type="module" src="/first-password/page.js"></script>
</head>
<body>
<main>
<h1>${say("firstPassword.title")}</h1>
<noscript><p>${say("firstPassword.script")}</p></noscript>
<p id="looking" role="status" hidden>${say("firstPassword.looking")}</p>
<form id="form" hidden novalidate>
<p>${say("firstPassword.for")}</p>
<p id="shown" class="name"></p>
<input id="name" name="username" autocomplete="username" aria-label="${say("firstPassword.for")}" readonly tabindex="-1">
<label for="password">${say("firstPassword.password")}</label>
<input id="password" type="password" autocomplete="new-password" aria-describedby="rule" maxlength="200" required>
<p id="rule">${say("firstPassword.rule")}</p>
<label for="again">${say("firstPassword.again")}</label>
<input id="again" type="password" autocomplete="new-password" maxlength="200" required>
<button>${say("firstPassword.save")}</button>
</form>
<div id="faults" role="alert">${sentences.join("")}</div>
<div id="done" role="status" hidden><p class="good">${say("firstPassword.done")}</p><p>${say("firstPassword.doneText")}</p></div>
</main>
</body>
</html>
`;
}
