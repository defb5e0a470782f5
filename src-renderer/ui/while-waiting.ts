import type { ButtonProps } from "react-aria-components";

/**
 * What makes a button wait: it keeps its place and its focus, says that it cannot be pressed, and does nothing when it is.
 * Not react-aria's own pending state: that leaves an image without a name in the page.
 */
export function whileWaiting(isWaiting: boolean): ButtonProps & { "data-waiting"?: true } {
  if (!isWaiting) return {};
  const nothing = (): void => {};
  return { "aria-disabled": true, "data-waiting": true, type: "button", onPress: nothing };
}
