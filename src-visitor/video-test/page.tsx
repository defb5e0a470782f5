import { render } from "preact";
import { useEffect } from "preact/hooks";
import { testSession } from "../../src-media/checks/session.ts";
import { catalogueFor } from "../../src-shared/languages/choose.ts";
import { speak } from "../text/text.ts";
import { httpPlace } from "./http-place.ts";
import { Test } from "./test.tsx";
import { testText } from "./test-text.ts";
import "../ui/tokens.css";
import "./page.css";
import "./test.css";

const session = testSession(httpPlace(() => ({})));

function Page() {
  const title = testText("title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main>
      <h1>{title}</h1>
      <Test session={session} />
    </main>
  );
}

void speak(catalogueFor([], navigator.languages));
render(<Page />, document.getElementById("test")!);
