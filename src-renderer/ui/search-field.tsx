import { Search, X } from "lucide-react";
import {
  Button,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./field.module.css";
import own from "./search-field.module.css";

export interface SearchFieldProps extends Omit<
  AriaSearchFieldProps,
  "children" | "className" | "style" | "aria-label"
> {
  /** Its name; shown inside while it is empty. */
  readonly label: string;
  /** The name of the cross that empties it. */
  readonly clearLabel: string;
}

/** A field to search with; Escape or the cross empties it. */
export function SearchField({ label, clearLabel, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={classes(styles["field"], own["search"])}>
      {({ isEmpty }) => (
        <div className={styles["box"]}>
          <Search className={styles["lead"]} aria-hidden="true" />
          <Input className={styles["input"] ?? ""} placeholder={label} />
          {isEmpty ? null : (
            <Button className={own["clear"] ?? ""} aria-label={clearLabel}>
              <X aria-hidden="true" />
            </Button>
          )}
        </div>
      )}
    </AriaSearchField>
  );
}
