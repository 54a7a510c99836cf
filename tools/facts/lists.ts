// Renders the findings of `npm run facts` as lists for the editor, in Chinese and English. Prints nothing.
import { renderNotice, type Words } from "../../index/notice.ts";
import { sourceText } from "../../src/collection.ts";
import type { Difference, Purpose, Told } from "./clashes.ts";
import type { Folder } from "./folder.ts";
import type { Unasked } from "./unasked.ts";

const PURPOSES: Readonly<Record<Purpose, Words>> = {
  place: { zh: "地方", en: "place" },
  scope: { zh: "范围", en: "scope" },
  date: { zh: "时间", en: "date" },
};

/** Renders a list under its title, with the number of entries. */
function section(title: Words, lines: readonly string[]): string {
  return `${title.zh}：${lines.length} / ${title.en}: ${lines.length}\n${lines.map((line) => `  ${line}\n`).join("")}\n`;
}

/** Renders all four lists. */
export function listAll(
  folder: Folder,
  unasked: readonly Unasked[],
  { clashes, onPurpose }: { clashes: readonly Difference[]; onPurpose: readonly Difference[] },
): string {
  const indented = (text: string) => text.trimEnd().replaceAll("\n", "\n  ");
  return [
    section(
      { zh: "还没有事实的句子", en: "Statements without a fact" },
      unasked.map(({ source, text }) => `${source}  ${flat(text)}`),
    ),
    section(
      { zh: "原文已经没有的行", en: "Rows whose passage is gone" },
      folder.gone.map((notice) => indented(renderNotice(notice))),
    ),
    section(
      { zh: "互相矛盾的事实", en: "Facts that clash" },
      clashes.map((clash) => renderClash(clash, folder)),
    ),
    section(
      { zh: "有意不同的事实", en: "Facts that differ on purpose" },
      onPurpose.map((difference) => renderDifference(difference, folder)),
    ),
  ]
    .join("")
    .trimEnd()
    .concat("\n");
}

const flat = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Returns the subject, kind and noun of the facts: 省级民主法治村 · number · 社区数. */
function headOf({ subject, kind, of }: Difference, { subjects }: Folder): string {
  const name = subject === null ? "" : (subjects.find(({ id }) => id === subject)?.name ?? subject);
  return [name, kind, of].filter((part) => part !== "").join(" · ");
}

function valuesOf({ fact, source }: Told): string {
  return fact.values.map((span) => flat(sourceText(source, span))).join("；");
}

function placesOf({ places: ids }: Told, { places }: Folder): string {
  return ids.map((id) => places.find((place) => place.id === id)?.name ?? id).join("、") || "—";
}

const idOf = ({ fact }: Told, { ids }: Folder): string => ids.get(fact.row) ?? "—";

const timeOf = ({ fact, source }: Told): string => fact.time || source.published || "—";

function renderClash(clash: Difference, folder: Folder): string {
  const rows = clash.told.map((told) => {
    const { fact, source } = told;
    const stage = fact.modality === "is" ? "" : `  ${fact.modality}`;
    const where = `${folder.file}:${fact.row}`;
    return `${where}  ${idOf(told, folder)}  ${valuesOf(told)}  ${placesOf(told, folder)}  ${timeOf(told)}  ${source.id}${stage}`;
  });
  const { zh, en } = remedyOf(clash);
  return [headOf(clash, folder), ...rows.map((row) => `  ${row}`), `  ${zh}`, `  ${en}`].join("\n  ");
}

/** Says what an editor can do about a clash. */
function remedyOf({ of, told }: Difference): Words {
  if (of === "") {
    return {
      zh: "没有写 of：写清各是什么的，再看是不是一回事；抄错了就改 value。",
      en: "They have no `of`: state what each is about, then compare again; if a value was copied wrongly, correct it.",
    };
  }
  const noun = {
    zh: "说的不是一回事，就把 of 写全；地方、时间不同，就写 place、time；抄错了就改 value",
    en: "If they are about different things, say so in `of`; if about different places or times, fill in `place` and `time`; if a value was copied wrongly, correct `value`",
  };
  return told.every(({ source }) => source.id === told[0]?.source.id)
    ? { zh: `${noun.zh}。`, en: `${noun.en}.` }
    : {
        zh: `${noun.zh}；哪篇过时了，就删掉它那一行，或核对后在 sources.yaml 写准日期。`,
        en: `${noun.en}. If one text is out of date, remove its row, or write its exact date in sources.yaml.`,
      };
}

/** Renders a difference on one line, since it usually needs no action. */
function renderDifference(difference: Difference, folder: Folder): string {
  const { told, purposes } = difference;
  const by = {
    zh: purposes.map((each) => PURPOSES[each].zh).join("、"),
    en: purposes.map((each) => PURPOSES[each].en).join(", "),
  };
  const rows = told.map(
    (each) => `${idOf(each, folder)} ${valuesOf(each)}（${placesOf(each, folder)}，${timeOf(each)}）`,
  );
  return `${headOf(difference, folder)}  ${by.zh}不同 / by ${by.en}: ${rows.join(" | ")}`;
}
