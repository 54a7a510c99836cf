// danger.yaml: each possible fault with its line, and the product's own file.
import { describe, expect, test } from "vitest";
import { NO_DANGER, numbersIn, readDanger } from "../../../index/danger.ts";
import { readContacts } from "../../../index/editors.ts";
import type { Findings } from "../../../index/notice.ts";
import { readOwnFiles } from "../../../index/own-files.ts";

const [contactsFile, dangerFile] = (await readOwnFiles()).map(({ bytes }) => new TextDecoder().decode(bytes));
const OWN = dangerFile ?? "";
const contacts = readContacts("contacts.yaml", contactsFile ?? "", { errors: [], warnings: [] });

function read(text: string, known = contacts) {
  const findings: Findings = { errors: [], warnings: [] };
  const danger = readDanger("danger.yaml", text, known, findings);
  return { danger, ...findings };
}

/** The line of the first occurrence. */
const lineOf = (text: string, piece: string) => text.slice(0, text.indexOf(piece)).split("\n").length;

describe("the product's own danger.yaml", () => {
  test("has no fault, and every kind has telephone numbers, words and sentences", () => {
    const { danger, errors, warnings } = read(OWN);
    expect([...errors, ...warnings]).toEqual([]);
    const tels = new Map(contacts.map(({ id, tel }) => [id, tel]));
    for (const id of numbersIn(danger)) expect(tels.get(id), id).toMatch(/^\d+$/u);
    for (const { deeds, states, cries, say } of danger.kinds) {
      expect(deeds.length + states.length + cries.length).toBeGreaterThan(0);
      for (const sentence of Object.values(say)) expect(sentence).toMatch(/\d{3}/u);
    }
  });

  test("uses only contacts with a basis and a check date", () => {
    const used = contacts.filter(({ id }) => numbersIn(read(OWN).danger).has(id));
    for (const { id, basis, checked_on } of used)
      expect({ id, basis, checked_on }).toMatchObject({ basis: /./u, checked_on: /^\d{4}-\d{2}-\d{2}$/u });
  });
});

describe("readDanger", () => {
  test("reports a contact that contacts.yaml lacks", () => {
    const { errors } = read(
      OWN,
      contacts.filter(({ id }) => id !== "fire-119"),
    );
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ file: "contacts.yaml" });
    expect(errors[0]?.reason.en).toMatch(/"fire-119".*"fire"/u);
  });

  test("reports a number in a sentence that is not shown, with its line", () => {
    const changed = OWN.replace("再打119。\\n不要坐电梯", "再打12315。\\n不要坐电梯");
    const [error] = read(changed).errors;
    expect(error?.reason.zh).toContain("12315");
    expect(Math.abs((error?.line ?? 0) - lineOf(changed, "再打12315"))).toBeLessThanOrEqual(1);
  });

  test("reports a kind without words, a repeated id, and a set phrase that is also a word of danger", () => {
    const bare = read(OWN.replace(/(?<=- id: gas\n[\s\S]*?) {4}states: .*\n {4}cries: .*\n/u, "")).errors;
    expect(bare.map(({ reason }) => reason.en)).toEqual(['"gas" has no word, so it is never heard.']);
    const twice = read(OWN.replace("- id: gas", "- id: fire")).errors;
    expect(twice.some(({ reason }) => reason.en.includes("occurs twice"))).toBe(true);
    const hidden = read(OWN.replace("figures: [打官司", "figures: [着火, 打官司")).errors;
    expect(hidden.map(({ reason }) => reason.en)).toEqual(['"着火" is also a word of "fire".']);
  });

  test("returns no kinds for invalid YAML", () => {
    const { danger, errors } = read("kinds: [");
    expect(danger).toEqual(NO_DANGER);
    expect(errors).toHaveLength(1);
  });
});
