import { createHash } from "node:crypto";
import { type Catalogue, catalogueFor } from "../../src-shared/languages/choose.ts";
import { languageFor, said } from "../../src-shared/sites/said.ts";
import { bestOf, longestComment, type SurveyView } from "../../src-shared/surveys/model.ts";
import { escapeHtml } from "../sites/door.ts";
import { type HubText, text } from "../text.ts";
import { ratingStyle } from "./rating-style.ts";

const styleHash = createHash("sha256").update(ratingStyle).digest("base64");

/** No script, nothing from elsewhere, in nobody's frame; its form goes to this hub. */
export const ratingHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; ` +
    "frame-ancestors 'none'",
  vary: "accept-language",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=()",
} as const;

export interface RatingForm {
  readonly house: string;
  readonly survey: SurveyView;
  /** As his browser says, the first first. */
  readonly languages: readonly string[];
  /** What he sent and what is wrong with it. */
  readonly sent?: { readonly score: number | null; readonly text: string; readonly wrong: "missing" | "long" };
}

/** The question, its answers as a list, and room to say more. */
export function ratingForm({ house, survey, languages, sent }: RatingForm): string {
  const { scale, comment, question } = survey;
  const language = catalogueFor([], languages);
  const say = saying(language);
  const own = Object.keys(question);
  const asked = said(question, own, languages);
  const title = asked || text(language, "rating.title", { house });
  const best = bestOf(scale);
  const answers = Array.from({ length: best }, (_, index) => best - index).map((score) => {
    const name = (scale === "thumbs" ? `rating.thumb.${score}` : `rating.score.${score}`) as HubText;
    const isOn = sent?.score === score ? " checked" : "";
    return `<label><input type="radio" name="score" value="${score}" required${isOn}> ${say(name)}</label>`;
  });
  const more = comment
    ? `<label class="more">${say("rating.comment")}
<textarea name="text" rows="4" maxlength="${longestComment}" dir="auto">${escapeHtml(sent?.text ?? "")}</textarea></label>`
    : "";
  const lang = asked === "" ? language : (languageFor(own, languages) ?? language);
  return page(
    language,
    title,
    `<h1 id="asked" dir="auto" lang="${escapeHtml(lang)}">${escapeHtml(title)}</h1>
${sent ? `<p role="alert" class="bad">${say(`rating.${sent.wrong}`)}</p>` : ""}
<form method="post">
<fieldset aria-labelledby="asked">
${answers.join("\n")}
</fieldset>
${more}
<button>${say("rating.send")}</button>
</form>`,
  );
}

/** What there is to say instead: thanks, or why nothing is asked. */
export function ratingSaid(what: "done" | "answered" | "gone", language: Catalogue): string {
  const title = text(language, `rating.${what}`);
  const said = saying(language)(`rating.${what}Text`);
  return page(language, title, `<h1>${escapeHtml(title)}</h1>\n<p role="status">${said}</p>`);
}

const saying =
  (language: Catalogue) =>
  (id: HubText): string =>
    escapeHtml(text(language, id));

const page = (language: Catalogue, title: string, main: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${ratingStyle}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
