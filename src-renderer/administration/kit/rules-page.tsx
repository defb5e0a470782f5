import type { ReactNode } from "react";
import { text } from "../../text/text.ts";
import { toasts } from "../../ui/toast-queue.ts";
import { useSaving } from "../accounts/use-saving.ts";
import { FormFoot } from "./form-foot.tsx";
import { NotSaved } from "./not-saved.tsx";
import styles from "./section-page.module.css";
import { SectionPage } from "./section-page.tsx";
import { useDraft } from "./use-draft.ts";

interface RulesPageProps<Rules extends object> {
  readonly section: "chats" | "files" | "surveys" | "visitors";
  readonly held: Rules;
  readonly isRight: (rules: Rules) => boolean;
  /** `expected`: as they were when the first field was changed. */
  readonly save: (rules: Rules, expected: Rules) => Promise<unknown>;
  /** Reads them anew, also after a refusal: somebody else may have laid down something else. */
  readonly again?: () => Promise<unknown>;
  readonly children: (rules: Rules, change: (part: Partial<Rules>) => void) => ReactNode;
}

/** Rules of the house on one page. Nothing holds before it is saved; what was begun is kept while another room is open. */
export function RulesPage<Rules extends object>(props: RulesPageProps<Rules>) {
  const { section, held, isRight, save, again, children } = props;
  const { value, before, isChanged, change, leave } = useDraft(section, "rules", held);
  const saving = useSaving();
  function discard(): void {
    leave();
    saving.forget();
  }
  async function submit(): Promise<void> {
    if (!isRight(value)) return;
    const isDone = await saving.run(async () => {
      await save(value, before ?? held);
      toasts.show({ look: "good", title: text(`administration.${section}.saved`) });
    });
    await again?.();
    if (isDone) leave();
  }
  return (
    <SectionPage section={section}>
      <form
        className={styles["parts"]}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        aria-label={text(`administration.section.${section}`)}
        noValidate
      >
        {children(value, (part) => {
          saving.forget();
          change(part);
        })}
        <NotSaved fault={saving.fault} theirs={{ take: discard }} />
        <FormFoot isChanged={isChanged} isRight={isRight(value)} isWaiting={saving.isWaiting} onDiscard={discard} />
      </form>
    </SectionPage>
  );
}
