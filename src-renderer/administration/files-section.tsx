import type { HouseUploads } from "../../src-shared/uploads/house.ts";
import { knownTypes, uploadKinds } from "../../src-shared/uploads/types.ts";
import { useRead } from "../accounts/use-read.ts";
import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Checkbox } from "../ui/switch.tsx";
import { sizeText } from "../uploads/file-words.ts";
import { NumberField } from "./kit/number-field.tsx";
import { RulesPage } from "./kit/rules-page.tsx";
import { WhenRead } from "./kit/unread.tsx";

const mb = 1_000_000;
/** The most that each may be, in MB (`HouseUploads`). */
const most = { largest: 500, conversation: 10_000, house: 10_000_000 } as const;
type Limit = keyof typeof most;
const limits = Object.keys(most) as Limit[];

const readRules = () => desk.ask("uploadRules.read", {});

/** What files the house takes. Who may send any stands with each queue. */
export function FilesSection() {
  const read = useRead(readRules);
  return (
    <WhenRead {...read}>
      {({ rules: held, bytes, isReached }) => (
        <RulesPage
          section="files"
          held={held}
          isRight={(rules) => limits.every((limit) => isRight(rules, limit))}
          save={(rules, expected) => desk.ask("uploadRules.change", { rules, expected })}
          again={read.again}
        >
          {(rules, change) => (
            <>
              {isReached ? null : (
                <Banner look="warn" isBoxed title={text("administration.files.unreached")}>
                  {text("administration.files.unreachedText")}
                </Banner>
              )}
              <FilesFields rules={rules} change={change} bytes={bytes} />
            </>
          )}
        </RulesPage>
      )}
    </WhenRead>
  );
}

const isRight = (rules: HouseUploads, limit: Limit): boolean => rules[limit] >= mb && rules[limit] <= most[limit] * mb;

interface FilesFieldsProps {
  readonly rules: HouseUploads;
  readonly change: (part: Partial<HouseUploads>) => void;
  /** Of all files there are. */
  readonly bytes: number;
}

function FilesFields({ rules, change, bytes }: FilesFieldsProps) {
  return (
    <>
      <SettingsPart level={3} title={text("administration.files.kinds")} intro={text("administration.files.kindsText")}>
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
        level={3}
        title={text("administration.files.limits")}
        intro={text("administration.files.limitsText", { now: sizeText(bytes) })}
      >
        {limits.map((limit) => (
          <NumberField
            key={limit}
            label={text(`administration.files.${limit}`)}
            value={Number.isNaN(rules[limit]) ? Number.NaN : Math.round(rules[limit] / mb)}
            onChange={(value) => change({ [limit]: (value ?? Number.NaN) * mb })}
            fault={isRight(rules, limit) ? undefined : text("administration.files.limitFault", { most: most[limit] })}
          />
        ))}
      </SettingsPart>
    </>
  );
}

function endingsOf(kind: (typeof uploadKinds)[number]): string {
  return Object.values(knownTypes)
    .filter((type) => type.kind === kind)
    .map(({ endings: [first] }) => first)
    .join(", ");
}
