import { Download, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { type CannedFile, cannedAsCsv, cannedAsJson, readCanned } from "../../src-shared/canned/exchange.ts";
import type { CannedFolder } from "../../src-shared/canned/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/fault-text.ts";
import { text, textIfAny } from "../text/text.ts";
import { saveFile } from "../transcript/save-file.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { importCanned, type ImportReport, type Whose } from "./asks.ts";
import styles from "./editor.module.css";

interface ExchangeBarProps {
  readonly whose: Whose;
  readonly folders: readonly CannedFolder[];
  /** Where an import goes. */
  readonly into: CannedFolder | undefined;
  readonly again: () => Promise<void>;
}

/** What an import came to: in figures, and what was left out with why. */
interface Report {
  readonly look: "info" | "warn" | "bad";
  readonly title: string;
  readonly lines: readonly string[];
}

/** A file is looked at in the window: one of ours is never this large. */
const largestFile = 10_000_000;

/** To a file and from one. */
export function ExchangeBar({ whose, folders, into, again }: ExchangeBarProps) {
  const input = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [isWaiting, setWaiting] = useState(false);

  const take = async (file: File | undefined) => {
    if (!file || !into) return;
    setWaiting(true);
    setReport(null);
    try {
      const read = file.size > largestFile ? null : readCanned(await file.text());
      if (read) setReport(reportOf(read, await importCanned(whose, into.id, read.entries)));
      else setReport({ look: "bad", title: text("canned.notRead"), lines: [text("canned.notReadHow")] });
    } catch (error) {
      setReport({ look: "bad", title: text("canned.notImported"), lines: [faultText(faultOf(error))] });
    } finally {
      setWaiting(false);
      await again();
    }
  };
  const isEmpty = folders.every(({ responses }) => responses.length === 0);
  return (
    <div className={styles["exchange"]}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.csv,application/json,text/csv"
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
      {into ? (
        <Button
          size="small"
          icon={<Upload aria-hidden="true" />}
          isWaiting={isWaiting}
          onPress={() => input.current?.click()}
        >
          {text("canned.import", { folder: into.name })}
        </Button>
      ) : null}
      {isEmpty ? null : (
        <>
          <Button
            size="small"
            icon={<Download aria-hidden="true" />}
            onPress={() =>
              saveFile({ name: "canned-responses.json", type: "application/json", body: cannedAsJson(folders) })
            }
          >
            {text("canned.exportJson")}
          </Button>
          <Button
            size="small"
            icon={<Download aria-hidden="true" />}
            onPress={() => saveFile({ name: "canned-responses.csv", type: "text/csv", body: cannedAsCsv(folders) })}
          >
            {text("canned.exportCsv")}
          </Button>
        </>
      )}
      {report ? (
        <Banner look={report.look} isBoxed title={report.title}>
          {report.lines.length > 0 ? (
            <ul>
              {report.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </Banner>
      ) : null}
    </div>
  );
}

function reportOf({ wrong }: CannedFile, { added, changed, same, skipped }: ImportReport): Report {
  const lines = [
    ...wrong.map(({ where, reason }) =>
      text("canned.leftOut", { where, why: textIfAny(`fault.${reason}`, { max: "" }) ?? text("fault.invalid-input") }),
    ),
    ...skipped.map((shortcut) => text("canned.leftOut", { where: `/${shortcut}`, why: text("canned.ofOtherFolder") })),
  ];
  return {
    look: lines.length > 0 ? "warn" : "info",
    title: text("canned.imported", { added, changed, same }),
    lines: lines.length > 50 ? [...lines.slice(0, 50), text("canned.more", { count: lines.length - 50 })] : lines,
  };
}
