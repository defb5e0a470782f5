import { RotateCw } from "lucide-react";
import { text } from "../text/text.ts";
import { Button, type ButtonProps } from "../ui/button.tsx";
import { retryLink } from "./retry-link.ts";

/** Does not wait for the next try. */
export function TryNow(props: Pick<ButtonProps, "look" | "size">) {
  return (
    <Button {...props} icon={<RotateCw aria-hidden="true" />} onPress={retryLink}>
      {text("link.tryNow")}
    </Button>
  );
}
