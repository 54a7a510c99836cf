// Drafts facts from labelled lines such as 「咨询电话：……」 and 「办公时间：……」. Also maps column heads to fact kinds.
import type { Span } from "../../src/corpus.ts";
import type { FactKind } from "../../src/fact-kinds.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, type Statement, trimmed } from "./cell.ts";
import { namesIn } from "./names.ts";
import { ownerBefore } from "./owner.ts";
import { isPersonName } from "./people.ts";

/** Endings of labels by kind; the first match counts. */
const KINDS: readonly (readonly [FactKind, RegExp])[] = [
  ["telephone", /(?:电话|热线|联系方式|传真|手机|号码)$/u],
  ["date", /(?:发布|成立|更新|施行|印发|举办|活动|截止|报名|开始|结束|启用|开庭)(?:时间|日期)$|日期$/u],
  ["duration", /(?:时限|期限|周期|办结时间|多久)$/u],
  ["hours", /(?:时间|时段)$/u],
  ["address", /(?:地址|地点|位置|所在地|在哪里?|场所)$/u],
  ["documents", /(?:材料|证件|资料|带什么|带哪些)$/u],
  ["fee", /(?:收费|收费标准|收费项目|费用|价格|票价|收不收[钱费]|押金|工本费)$/u],
  ["conditions", /(?:条件|对象|资格|适用范围|受理范围)$/u],
  ["procedure", /(?:流程|步骤|程序|办理方式|报名方式)$/u],
  ["person", /(?:负责人|联系人|主任|所长|站长|局长|院长|团长|队长|庭长|值班律师|姓名)$/u],
  ["organisation", /(?:单位|部门|机构|主办|承办|牵头)$/u],
  ["number", /(?:人数|数量|人员|总数|件数|编制|名额)$/u],
  ["list", /(?:擅长|业务|职责|服务项目|服务内容|特色|语种)$/u],
];
const LABEL = /(?<=^|[;,。\s、()|])([\p{Script=Han}“”A-Za-z]{2,18})\s?:\s?/gu;
/** Patterns that a value of the kind must match. */
const SHOWS: Partial<Record<FactKind, RegExp>> = {
  hours: /\d[:点时]|点|周|星期|工作日|每|小时|天|日/u,
  date: /\d/u,
  duration: /[\d半一二三四五六七八九十当]/u,
  number: /\d/u,
};

export function kindOfLabel(label: string): FactKind | null {
  const plain = label.trim();
  // A phrase with 由 or 向 is a sentence, not a label: 「公证由县公证处收费：」.
  return plain.length > 20 || /[由向把对在]/u.test(plain.replace(/所在地|在哪|对象|对外/gu, ""))
    ? null
    : (KINDS.find(([, ending]) => ending.test(plain))?.[0] ?? null);
}

/**
 * Whether this could be a value of the kind. Telephone numbers, figures and prices are found inside it by their own
 * readers.
 */
export function isValueOf(kind: FactKind, folded: string): boolean {
  if (kind === "person") return isPersonName(folded);
  return folded.length >= 2 && (SHOWS[kind]?.test(folded) ?? true);
}

/** Where a value ends: a name ends before its description, and hours run over all days. */
const ENDS: Partial<Record<FactKind, RegExp>> = { person: /[;。!?\n,(]/u, hours: /[。!?\n]/u };

/** An unknown label followed by a name is a person's role: 「社区矫正专干：同新民，一楼西侧」. */
function startsWithPerson(folded: string): boolean {
  const [name = ""] = folded.split(/[,;。(\s]/u);
  return isPersonName(name);
}

interface Labelled {
  readonly kind: FactKind;
  readonly label: string;
  readonly at: number;
  readonly value: Span;
}

/** The known labels of a statement, each with its value up to the next label or the end of the clause. */
function labelsIn(cells: Cells): Labelled[] {
  const { folded, span } = cells.statement;
  const known = [...cells.find(LABEL)].flatMap(({ span: found, match }) => {
    const label = match[1] ?? "";
    const kind = kindOfLabel(label) ?? (startsWithPerson(folded.slice(found[1], span[1])) ? "person" : null);
    return kind === null ? [] : [{ kind, label, at: found[0], from: found[1] }];
  });
  return known.map(({ kind, label, at, from }, i) => {
    const next = known[i + 1]?.at ?? span[1];
    const stop = folded.slice(from, next).search(ENDS[kind] ?? /[;。!?\n]/u);
    return { kind, label, at, value: trimmed(cells.statement, [from, stop < 0 ? next : from + stop]) };
  });
}

/** Kinds left to their own readers, which find the label before the value. */
const READ_ELSEWHERE: ReadonlySet<FactKind> = new Set<FactKind>(["telephone", "number", "date", "duration"]);

export function draftLabels(cells: Cells): void {
  const { statement } = cells;
  for (const { kind, label, at, value } of labelsIn(cells)) {
    const words = statement.folded.slice(...value);
    if (
      READ_ELSEWHERE.has(kind) ||
      (kind === "fee" && /\d|免|不收/u.test(words)) ||
      value[1] <= value[0] ||
      !isValueOf(kind, words)
    )
      continue;
    if (cells.isTaken(value)) continue;
    cells.take(value);
    const bring = kind === "documents" ? (/^(?:带上|带好|携带|带)/u.exec(words)?.[0].length ?? 0) : 0;
    const owner = ownerOf(statement, label, at);
    const of = label.includes(owner) ? label : `${owner}${label}`;
    cells.add(kind, [[value[0] + bring, value[1]]], {
      of,
      asks: askingsFor(kind, kind === "person" || kind === "organisation" ? of : owner),
      anchor: [at, value[1]],
    });
  }
}

function ownerOf(statement: Statement, label: string, at: number): string {
  const named = namesIn(label).at(-1)?.name;
  return named === undefined || named === label ? ownerBefore(statement, at) : statement.fullName(named);
}
