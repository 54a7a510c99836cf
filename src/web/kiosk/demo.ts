// Demo mode, `?demo=1`: a row of buttons brings up every screen with an example and marks it as one. The examples are
// real questions to the server. States that a visitor cannot cause (no connection, an idle warning) are simulated.

import { el } from "../../view/view.ts";
import { toElement } from "../to-nodes.ts";
import { button } from "./frame-view.ts";
import type { KioskController } from "./kiosk-controller.ts";
import { KIOSK_WORDS as W } from "./kiosk-words.ts";
import type { OfferedNeed } from "./needs.ts";

/** A button's label and the question that brings up its screen. The same questions serve every collection. */
const QUESTIONS: readonly (readonly [label: string, question: string])[] = [
  ["缺一部分的回答", "嘉兴有多少人民调解员？调解一次要多久？"],
  ["没有的回答", "明天股票会涨还是跌？"],
  ["有危险", "有人拿刀要砍我，怎么办？"],
  ["请选一个", "中心在哪里？"],
];

/** Adds the demo buttons to the page. `need` supplies the examples for the question list and the answer. */
export function startDemo(controller: KioskController, need: OfferedNeed | undefined): void {
  const pick = () => controller.pickNeed(need?.id ?? "");
  const lose = (isKept: boolean) => {
    controller.goTo("needs");
    controller.terminal.onKept(isKept);
    controller.terminal.onNetwork(false, false);
  };
  const shown: Readonly<Record<string, () => void>> = {
    开头: () => controller.wipe("tap"),
    选事情: () => controller.goTo("needs"),
    打字: () => controller.goTo("ask"),
    选问题: pick,
    回答: () => {
      pick();
      void controller.ask(need?.questions[0] ?? "");
    },
    ...Object.fromEntries(QUESTIONS.map(([label, question]) => [label, () => void controller.ask(question)])),
    带走: () => controller.openSheet("take"),
    找人: () => controller.openSheet("packet"),
    字号和声音: () => controller.openSheet("looks"),
    快要清除: () => controller.warnNow(),
    断网: () => lose(true),
    断网又没有离线资料: () => lose(false),
    网络好了: () => controller.terminal.onNetwork(true, true),
  };
  const row = toElement(
    el(
      "nav",
      { class: "demo-row", "aria-label": W.demo },
      el("p", {}, W.demoNote),
      ...Object.keys(shown).map((label) => button(label, label)),
    ),
  );
  row.addEventListener("click", ({ target }) => {
    const does = target instanceof Element ? (target.closest("button")?.getAttribute("data-do") ?? "") : "";
    if (Object.keys(shown).includes(does)) shown[does]?.();
  });
  document.body.append(row);
}
