import { useState } from "react";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { HouseUploads } from "../../src-shared/uploads/house.ts";
import { knownTypes, uploadKinds } from "../../src-shared/uploads/types.ts";
import { useRead } from "../accounts/use-read.ts";
import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { Checkbox } from "../ui/switch.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { sizeText } from "../uploads/file-words.ts";
import styles from "./administration-room.module.css";
import { NumberField } from "./kit/number-field.tsx";

const mb = 1_000_000;
/** The most that each may be, in MB (`HouseUploads`). */
const most = { largest: 500, conversation: 10_000, house: 10_000_000 } as const;
type Limit = keyof typeof most;
const limits = Object.keys(most) as Limit[];

const readRules = () => desk.ask("uploadRules.read", {});

/** What files the house takes. Who may send any stands with each queue. */
export function FilesSection() {
  const { value, fault, again } = useRead(readRules);
  if (value)
    return <FilesForm key={JSON.stringify(value.rules)} held={value.rules} bytes={value.bytes} again={again} />;
  if (!fault) return <Spinner />;
  return (
    <Banner
      look="bad"
      isBoxed
      title={text("administration.unread")}
      action={<Button onPress={() => void again()}>{text("administration.again")}</Button>}
    >
      {faultText(fault)}
    </Banner>
  );
}

interface FilesFormProps {
  readonly held: HouseUploads;
  /** Of all files there are. */
  readonly bytes: number;
  readonly again: () => Promise<void>;
}

function FilesForm({ held, bytes, again }: FilesFormProps) {
  const [rules, setRules] = useState(held);
  const [isSaving, setSaving] = useState(false);
  const change = (part: Partial<HouseUploads>) => setRules({ ...rules, ...part });
  const isRight = (limit: Limit) => rules[limit] >= mb && rules[limit] <= most[limit] * mb;
  const save = async () => {
    setSaving(true);
    try {
      await desk.ask("uploadRules.change", { rules, expected: held });
      toasts.show({ look: "good", title: text("administration.files.saved") });
    } catch (error) {
      toasts.show({ look: "bad", title: text("administration.files.unsaved"), words: faultText(faultOf(error)) });
    }
    // Also when it was refused: somebody else may have laid down something else.
    await again();
    setSaving(false);
  };
  return (
    <div className={styles["video"]}>
      <SettingsPart title={text("administration.files.kinds")} intro={text("administration.files.kindsText")}>
        {uploadKinds.map((kind) => (
          <Checkbox
            key={kind}
            isOn={rules.kinds.includes(kind)}
            onChange={(on) =>
              change({ kinds: uploadKinds.filter((one) => (one === kind ? on : rules.kinds.includes(one))) })
            }
          >
            {text(`administration.files.kind.${kind}`, { endings: endingsOf(kind) })}
          </Checkbox>
        ))}
      </SettingsPart>
      <SettingsPart
        title={text("administration.files.limits")}
        intro={text("administration.files.limitsText", { now: sizeText(bytes) })}
      >
        {limits.map((limit) => (
          <NumberField
            key={limit}
            label={text(`administration.files.${limit}`)}
            value={Number.isNaN(rules[limit]) ? Number.NaN : Math.round(rules[limit] / mb)}
            onChange={(value) => change({ [limit]: (value ?? Number.NaN) * mb })}
            fault={isRight(limit) ? undefined : text("administration.files.limitFault", { most: most[limit] })}
          />
        ))}
      </SettingsPart>
      <div>
        <Button look="primary" isWaiting={isSaving} isDisabled={!limits.every(isRight)} onPress={() => void save()}>
          {text("administration.files.save")}
        </Button>
      </div>
    </div>
  );
}

function endingsOf(kind: (typeof uploadKinds)[number]): string {
  return Object.values(knownTypes)
    .filter((type) => type.kind === kind)
    .map(({ endings: [first] }) => first)
    .join(", ");
}
