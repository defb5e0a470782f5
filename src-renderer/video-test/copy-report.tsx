import { Copy } from "lucide-react";
import type { TestReport } from "../../src-shared/video-test/model.ts";
import { reportText } from "../../src-shared/video-test/report-text.ts";
import { Button } from "../ui/button.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { testText, testTextIfAny } from "./test-text.ts";

export function CopyReport({ report, number }: { report: TestReport; number: string | null }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(reportText(report, number, testTextIfAny));
      toasts.show({ look: "good", title: testText("copied") });
    } catch (error) {
      console.debug(error);
      toasts.show({ look: "bad", title: testText("notCopied") });
    }
  }
  return (
    <Button look="soft" icon={<Copy size={16} aria-hidden="true" />} onPress={() => void copy()}>
      {testText("copy")}
    </Button>
  );
}
