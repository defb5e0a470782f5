import { Headset } from "lucide-react";
import { useEffect, useState } from "react";
import type { SignInWays } from "../../src-shared/accounts/sign-in.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { CodeStep } from "./code-step.tsx";
import { EnrolmentStep } from "./enrolment-step.tsx";
import { HouseButton } from "./house-button.tsx";
import { PasswordStep } from "./password-step.tsx";
import { signIn, type Step, type Tried, ways } from "./sign-in.ts";
import styles from "./sign-in-screen.module.css";

const first: Step = { is: "password" };
const passwordOnly: SignInWays = { password: true, house: null };

/** Who works here? `why` is the fault that ended the sign-in before, if one did. */
export function SignInScreen({ why }: { why: Fault | null }) {
  const [{ password: hasPassword, house }, setWays] = useState(passwordOnly);
  const [step, setStep] = useState(first);
  const [who, setWho] = useState<Tried>({ name: "", password: "" });
  const [isWaiting, setWaiting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isAsked, setAsked] = useState(false);

  useEffect(() => {
    let isStopped = false;
    void ways().then((told) => isStopped || setWays(told));
    return () => {
      isStopped = true;
    };
  }, []);

  async function attempt(more: Partial<Tried>): Promise<void> {
    if (isWaiting) return;
    const tried = { ...who, ...more };
    setWho({ name: tried.name, password: tried.password });
    setWaiting(true);
    setFault(null);
    const next = await signIn(tried);
    setWaiting(false);
    if (next === null) return;
    if ("step" in next) return setStep(next.step);
    setFault(next.fault);
    // Which of the three was wrong is not said: all are written anew.
    if (next.fault.reason === "wrong-password-or-code" || next.fault.reason === "enrolment-too-late") setStep(first);
  }

  const back = () => {
    setStep(first);
    setFault(null);
  };
  const heads = { password: "signIn", code: "code", enrolment: "enrol" } as const;
  const head = heads[step.is];
  const isPasswordShown = house === null || hasPassword || isAsked;
  return (
    <main className={styles["window"]}>
      <div className={styles["card"]} data-wide={step.is === "enrolment" || undefined}>
        <span className={styles["mark"]} aria-hidden="true">
          <Headset />
        </span>
        <div className={styles["head"]}>
          <h1 className={styles["title"]}>{text(`accounts.${head}Title`)}</h1>
          <p className={styles["intro"]}>{text(`accounts.${head}Intro`)}</p>
        </div>
        {fault ? (
          <Banner look="bad" isBoxed title={faultText(fault)} />
        ) : why ? (
          <Banner look="warn" isBoxed title={text("accounts.youWereSignedOut")}>
            {faultText(why)}
          </Banner>
        ) : null}
        {step.is === "password" && house ? (
          <HouseButton name={house.name} isPrimary={!isPasswordShown} onFault={setFault} />
        ) : null}
        {step.is === "password" && house && isPasswordShown ? (
          <p className={styles["or"]}>{text("accounts.or")}</p>
        ) : null}
        {step.is === "password" && isPasswordShown ? (
          <PasswordStep
            name={who.name}
            isWaiting={isWaiting}
            isRefused={fault?.code === "forbidden"}
            onSubmit={(name, password) => void attempt({ name, password })}
          />
        ) : null}
        {step.is === "password" && !isPasswordShown ? (
          <button type="button" className={styles["link"]} onClick={() => setAsked(true)}>
            {text("accounts.withPassword")}
          </button>
        ) : null}
        {step.is === "code" ? (
          <CodeStep isWaiting={isWaiting} onSubmit={(code) => void attempt({ code })} onBack={back} />
        ) : null}
        {step.is === "enrolment" ? (
          <EnrolmentStep
            enrolment={step.enrolment}
            isWaiting={isWaiting}
            finish={text("accounts.enrolFinish")}
            onSubmit={(code) => void attempt({ code, proof: step.enrolment.proof })}
            onBack={back}
          />
        ) : null}
      </div>
    </main>
  );
}
