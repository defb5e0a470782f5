import { bestOf, type Scale } from "../../src-shared/surveys/model.ts";
import { surveyText } from "../text/survey-text.ts";

const star = "M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z";
/** From sad to glad. */
const mouths = ["M8 17q4-4 8 0", "M8.5 16.2q3.5-2 7 0", "M8.5 15.5h7", "M8.5 15q3.5 2 7 0", "M8 14q4 5 8 0"];
const thumb = "M7 11v9H4v-9zm0 0l4-8a2.5 2.5 0 0 1 2.5 2.5V9H19a2 2 0 0 1 2 2.3l-1 7A2 2 0 0 1 18 20H7";

interface ScoresProps {
  readonly scale: Scale;
  readonly score: number | null;
  /** False: it is only shown. */
  readonly isOpen: boolean;
  readonly choose: (score: number) => void;
}

/** The scale, one button a score. */
export function Scores({ scale, score, isOpen, choose }: ScoresProps) {
  return (
    <fieldset class="scores" aria-labelledby="survey-question">
      {Array.from({ length: bestOf(scale) }, (_, index) => index + 1).map((one) => (
        <button
          key={one}
          type="button"
          aria-label={nameOf(scale, one)}
          title={nameOf(scale, one)}
          aria-pressed={score === one}
          aria-disabled={!isOpen}
          class={isLit(scale, score, one) ? "lit" : ""}
          onClick={() => isOpen && choose(one)}
        >
          <Sign scale={scale} one={one} />
        </button>
      ))}
    </fieldset>
  );
}

const isLit = (scale: Scale, score: number | null, one: number): boolean =>
  score !== null && (scale === "stars" ? one <= score : one === score);

function nameOf(scale: Scale, one: number): string {
  return scale === "thumbs" ? surveyText(`thumb.${one as 1 | 2}`) : surveyText(`score.${one as 1 | 2 | 3 | 4 | 5}`);
}

function Sign({ scale, one }: { scale: Scale; one: number }) {
  const down = scale === "thumbs" && one === 1;
  return (
    <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" class={down ? "down" : scale}>
      {scale === "faces" && (
        <>
          <circle cx="12" cy="12" r="9" />
          <path d={`M9 9.6v.4M15 9.6v.4${mouths[one - 1]}`} />
        </>
      )}
      {scale !== "faces" && <path d={scale === "stars" ? star : thumb} />}
    </svg>
  );
}
