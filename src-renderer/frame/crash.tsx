import { RotateCw, TriangleAlert } from "lucide-react";
import { Component, type ErrorInfo, type ReactNode } from "react";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./whole-window.module.css";

/** The window's one boundary: what nobody expected ends here, calmly, with a way back. */
export class CrashBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error("thrown without a reason") };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    // The shell writes what the page's console says to its log.
    console.error("The window crashed.", error, componentStack);
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <CrashScreen error={this.state.error} />;
  }
}

function CrashScreen({ error }: { error: unknown }) {
  return (
    <main className={styles["window"]}>
      <div className={styles["card"]} role="alert">
        <TriangleAlert className={styles["warn"]} aria-hidden="true" />
        <h1 className={styles["title"]}>{text("frame.crashTitle")}</h1>
        <p className={styles["words"]}>{text("frame.crashText")}</p>
        <Button look="primary" size="large" icon={<RotateCw aria-hidden="true" />} onPress={() => location.reload()}>
          {text("frame.reload")}
        </Button>
        <details className={styles["details"]}>
          <summary>{text("frame.crashDetails")}</summary>
          <code>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</code>
        </details>
      </div>
    </main>
  );
}
