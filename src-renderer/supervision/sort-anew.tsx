import { ArrowDownUp } from "lucide-react";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./supervisor-room.module.css";

/** Rows that would stand elsewhere by now keep their places under the pointer; this puts them there. */
export function SortAnew({ isOther, onPress }: { isOther: boolean; onPress: () => void }) {
  return (
    <div className={styles["anew"]} aria-live="off">
      {isOther ? (
        <Button size="small" icon={<ArrowDownUp aria-hidden="true" />} onPress={onPress}>
          {text("supervision.sortAnew")}
        </Button>
      ) : null}
    </div>
  );
}
