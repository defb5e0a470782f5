import { render } from "preact";
import { testSession } from "../../src-media/checks/session.ts";
import { httpPlace } from "./http-place.ts";
import { Test } from "./test.tsx";
import { testText } from "./test-text.ts";
import "../ui/tokens.css";
import "./page.css";
import "./test.css";

const session = testSession(httpPlace(() => ({})));

render(
  <main>
    <h1>{testText("title")}</h1>
    <Test session={session} />
  </main>,
  document.getElementById("test")!,
);
