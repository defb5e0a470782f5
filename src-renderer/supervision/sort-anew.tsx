import { ArrowDownUp } from "lucide-react";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./live-table.module.css";

/**
 * Rows that would stand elsewhere by now keep their places under the pointer; this puts them there. It lies over the table:
 * whatever came beside it would move the rows from under the pointer.
 */
export function SortAnew({ onPress }: { onPress: () => void }) {
  return (
    <div className={styles["anew"]}>
      <Button size="small" icon={<ArrowDownUp aria-hidden="true" />} onPress={onPress}>
        {text("supervision.sortAnew")}
      </Button>
    </div>
  );
}
