import { mostAttachments } from "../../src-shared/uploads/model.ts";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import { fileFaultText, filesText } from "../text/files-text.ts";
import type { Chosen } from "./chosen.ts";

interface TrayProps {
  chosen: readonly Chosen[];
  rules: UploadRules | null;
  tooMany: boolean;
  remove: (one: Chosen) => void;
}

/** What was chosen, how far each is, and a way back. */
export function Tray({ chosen, rules, tooMany, remove }: TrayProps) {
  return (
    <>
      <p class="drop-here" aria-hidden="true">
        {filesText("drop")}
      </p>
      {tooMany && (
        <p class="fault" role="alert">
          {filesText("tooMany", { count: mostAttachments })}
        </p>
      )}
      {chosen.length > 0 && (
        <ul class="tray" aria-label={filesText("coming")}>
          {chosen.map((one) => (
            <li key={one.id} class={one.sending.state}>
              {one.picture && <img src={one.picture} alt="" />}
              <span class="name" dir="auto">
                {one.name}
              </span>
              <State one={one} rules={rules} />
              <button
                type="button"
                class="quiet round"
                aria-label={filesText("cancel", { name: one.name })}
                onClick={() => remove(one)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function State({ one: { name, sending }, rules }: { one: Chosen; rules: UploadRules | null }) {
  switch (sending.state) {
    case "failed":
      return (
        <span class="fault" role="alert">
          {fileFaultText(sending.fault, rules)}
        </span>
      );
    case "ready":
    case "judging":
      return <output class="small">{filesText(sending.state)}</output>;
    case "coming":
    case "paused": {
      const percent = Math.floor(sending.share * 100);
      const { state } = sending;
      const isLine = state === "paused" && sending.fault.reason === "link-lost";
      return (
        <>
          <progress aria-label={name} value={sending.share} max={1} />
          <span class="small" role={state === "paused" ? "status" : undefined}>
            {state === "coming" && filesText("share", { percent })}
            {isLine && filesText("paused", { percent })}
            {state === "paused" &&
              !isLine &&
              filesText("pausedByHub", { why: fileFaultText(sending.fault, rules), percent })}
          </span>
        </>
      );
    }
  }
}
