import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import styles from "./slider.module.css";

export interface SliderProps {
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Once, when it is let go. */
  readonly onChangeEnd?: (value: number) => void;
  readonly isDisabled?: boolean;
}

/** A share, from none to all, in steps of five hundredths. */
export function Slider({ label, value, onChange, onChangeEnd, isDisabled = false }: SliderProps) {
  return (
    <AriaSlider
      className={styles["slider"] ?? ""}
      value={value}
      onChange={onChange}
      {...(onChangeEnd ? { onChangeEnd } : {})}
      minValue={0}
      maxValue={1}
      step={0.05}
      formatOptions={{ style: "percent" }}
      isDisabled={isDisabled}
    >
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <SliderOutput className={styles["output"] ?? ""} />
      <SliderTrack className={styles["track"] ?? ""}>
        {({ state }) => (
          <>
            <div className={styles["way"]} />
            <div className={styles["full"]} style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className={styles["thumb"] ?? ""} />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  );
}
