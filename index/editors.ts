// Reads and validates the editors' YAML files. Each fault is reported with file, line, reason and remedy in both
// languages. This file reads places.yaml and contacts.yaml; sources.ts reads sources.yaml.
import { LineCounter, parseDocument } from "yaml";
import * as z from "zod/mini";
import { LEGAL_HOTLINE_ID } from "../src/collection.ts";
import type { Findings, Notice, Words } from "./notice.ts";

/** A parsed file, with the line of each of its values. */
export interface EditorsFile<T> {
  file: string;
  value: T;
  lineOf: (path: readonly PropertyKey[]) => number | null;
}

/** Kebab-case, because ids appear in URLs. */
export const Id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));
export const Text = z.string().check(z.regex(/\S/));
/** A translation, or "" for none. It names no number: numbers are shown from `tel` alone. */
export const English = z.string().check(z.regex(/^[^\p{Script=Han}\d]*$/u));
export const Url = z.string().check(z.regex(/^https?:\/\/[^\s]+$/));
const Day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

const PlacesFile = z.object({
  places: z.array(
    z.object({
      id: Id,
      name: Text,
      aliases: z._default(z.array(Text), []),
      within: z._default(z.nullable(z.string()), null),
    }),
  ),
  outside: z._default(z.array(Text), []),
});
export type PlacesFile = z.infer<typeof PlacesFile>;

const ContactsFile = z.array(
  z.object({
    id: Id,
    kind: z.enum(["hotline", "emergency", "office", "page"]),
    name: Text,
    name_en: z._default(English, ""),
    tel: z._default(z.nullable(z.string().check(z.regex(/^\d+$/))), null),
    url: z._default(z.nullable(Url), null),
    for: Text,
    for_en: z._default(English, ""),
    not_for: z._default(z.nullable(z.string()), null),
    basis: Text,
    checked_on: z._default(z.nullable(Day), null),
  }),
);
export type ContactsFile = z.infer<typeof ContactsFile>;

const NO_ENGLISH: Words = {
  zh: "用英文写，里面不要有汉字和数字；不写就删掉这一行。",
  en: "Write English without Chinese characters and figures, or remove the line.",
};

/** Remedies by field name, for fields where the general advice would not help. */
const REMEDIES: Readonly<Record<string, Words>> = {
  id: {
    zh: "id 用小写字母、数字和连字符，如 jiaxing-2021。",
    en: "An id has lower-case letters, digits and hyphens, such as jiaxing-2021.",
  },
  published: {
    zh: '写成 "2021"、"2021-05" 或 "2021-05-10"，加引号；不知道就写 null。',
    en: 'Write "2021", "2021-05" or "2021-05-10", in quotes, or null if it is unknown.',
  },
  ...Object.fromEntries(["name_en", "for_en", "tip_en"].map((name) => [name, NO_ENGLISH])),
  checked_on: { zh: '写成 "2026-11-22" 这样的日期，加引号。', en: 'Write a date such as "2026-11-22", in quotes.' },
  tel: {
    zh: '只写数字并加引号，如 "12348"；没有就写 null。',
    en: 'Write only digits, in quotes, such as "12348", or null for none.',
  },
  url: {
    zh: "写 http:// 或 https:// 开头的完整网址；没有就写 null。",
    en: "Write a full URL starting with http:// or https://, or null for none.",
  },
  kind: { zh: "只能是 hotline、emergency、office 或 page。", en: "It is one of hotline, emergency, office, page." },
  file: {
    zh: "写这个文件夹里原文文件的全名，如 办事指南.docx；在子文件夹里的写上子文件夹。",
    en: "Write the whole name of a text in this folder, such as guide.docx, with its sub-folder.",
  },
  date: { zh: "写成 2026-11-30 这样的日期。", en: "Write a date such as 2026-11-30." },
  reason: {
    zh: "请用一句话写清原因，最多200个字；市民会看到。",
    en: "Give the reason in one sentence of at most 200 characters; citizens will read it.",
  },
};

/** Reads one file. Returns null, with the reason in `findings`, if it cannot be used. */
export function readEditorsFile<T>(
  file: string,
  text: string,
  schema: z.ZodMiniType<T>,
  findings: Findings,
): EditorsFile<T> | null {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    findings.errors.push({
      file,
      line: counter.linePos(fault.pos[0]).line,
      reason: { zh: `不是有效的 YAML（${fault.message}）。`, en: `This is not valid YAML (${fault.message}).` },
      remedy: {
        zh: "检查缩进、冒号后的空格和引号是否成对。",
        en: "Check the indentation, the space after each colon, and that quotes come in pairs.",
      },
    });
    return null;
  }
  const lineOf = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const start = offsetOf(node);
      if (start !== null) return counter.linePos(start).line;
    }
    return null;
  };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    findings.errors.push({
      file,
      line: null,
      reason: { zh: `文件无法展开（${message}）。`, en: `The file cannot be expanded (${message}).` },
      remedy: { zh: "不要使用 & 和 * 引用。", en: "Do not use & and * references." },
    });
    return null;
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    findings.errors.push(...parsed.error.issues.map((issue) => schemaNotice(file, lineOf(issue.path), issue)));
    return null;
  }
  tellUnknownFields({ file, value: parsed.data, lineOf }, value, findings);
  return { file, value: parsed.data, lineOf };
}

function offsetOf(node: unknown): number | null {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return null;
  const start: unknown = node.range[0];
  return typeof start === "number" ? start : null;
}

function schemaNotice(file: string, line: number | null, issue: z.core.$ZodIssue): Notice {
  const field = issue.path.findLast((step) => typeof step === "string");
  const where = issue.path.map(String).join(".") || "file";
  const reason: Words =
    issue.code === "invalid_type"
      ? { zh: `缺少 ${where}，或类型不对。`, en: `${where} is missing or of the wrong type.` }
      : { zh: `${where} 写得不对。`, en: `${where} has an invalid value.` };
  const expected = issue.code === "invalid_type" ? issue.expected : null;
  const general: Words =
    expected === "string"
      ? { zh: "要写一段文字；纯数字要加引号。", en: "Write text; put plain numbers in quotes." }
      : { zh: "请对照别的条目改正。", en: "Correct it like the other entries." };
  return { file, line, reason, remedy: (typeof field === "string" ? REMEDIES[field] : undefined) ?? general };
}

/** Warns of fields that the schema drops; most are typing errors. */
function tellUnknownFields(read: EditorsFile<unknown>, raw: unknown, findings: Findings): void {
  const compare = (known: unknown, given: unknown, path: readonly PropertyKey[]) => {
    if (Array.isArray(given) && Array.isArray(known)) {
      for (const [i, item] of given.entries()) compare(known[i], item, [...path, i]);
    } else if (isRecord(given) && isRecord(known)) {
      for (const [key, item] of Object.entries(given)) {
        if (key in known) compare(known[key], item, [...path, key]);
        else findings.warnings.push(unknownField(read, [...path, key]));
      }
    }
  };
  compare(read.value, raw, []);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknownField({ file, lineOf }: EditorsFile<unknown>, path: readonly PropertyKey[]): Notice {
  const where = path.map(String).join(".");
  return {
    file,
    line: lineOf(path),
    reason: { zh: `不认识字段 ${where}，没有读。`, en: `The field ${where} is unknown and was not read.` },
    remedy: { zh: "写错了就改正，多余就删掉。", en: "Correct its name, or remove it." },
  };
}

/** Reports each repeated value of `key`. */
export function tellDoubles<T>(
  read: EditorsFile<unknown>,
  path: readonly PropertyKey[],
  items: readonly T[],
  key: keyof T & string,
  findings: Findings,
): void {
  const seen = new Set<unknown>();
  for (const [i, item] of items.entries()) {
    const value = item[key];
    if (seen.has(value)) {
      findings.errors.push({
        file: read.file,
        line: read.lineOf([...path, i, key]),
        reason: { zh: `${key} “${String(value)}” 重复了。`, en: `${key} "${String(value)}" occurs twice.` },
        remedy: { zh: "每个只能用一次，请改名或删掉一个。", en: "Each may be used only once: rename or remove one." },
      });
    }
    seen.add(value);
  }
}

/** The notice that `id` is not a known place. */
export function unknownPlace(read: EditorsFile<unknown>, path: readonly PropertyKey[], id: string): Notice {
  return {
    file: read.file,
    line: read.lineOf(path),
    reason: { zh: `places.yaml 里没有 id 为 “${id}” 的地方。`, en: `places.yaml has no place with the id "${id}".` },
    remedy: {
      zh: "请在 places.yaml 里加上，或改成已有的 id。",
      en: "Add it to places.yaml, or use an existing id.",
    },
  };
}

export function readPlaces(file: string, text: string, findings: Findings): PlacesFile {
  const read = readEditorsFile(file, text, PlacesFile, findings);
  if (read === null) return { places: [], outside: [] };
  const { places } = read.value;
  tellDoubles(read, ["places"], places, "id", findings);
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const [i, { id, within }] of places.entries()) {
    if (within === null) continue;
    const path = ["places", i, "within"];
    if (!byId.has(within)) findings.errors.push(unknownPlace(read, path, within));
    const passed = new Set([id]);
    for (let up: string | null = within; up !== null && byId.has(up); up = byId.get(up)?.within ?? null) {
      if (passed.has(up)) {
        findings.errors.push({
          file,
          line: read.lineOf(path),
          reason: { zh: `“${id}” 的上级绕回了自己。`, en: `The place "${id}" lies within itself.` },
          remedy: { zh: "请改正 within。", en: "Correct within." },
        });
        break;
      }
      passed.add(up);
    }
  }
  return read.value;
}

/** Reads the contacts. The legal hotline is required, because every answer names it. */
export function readContacts(file: string, text: string, findings: Findings): ContactsFile {
  const read = readEditorsFile(file, text, ContactsFile, findings);
  if (read === null) return [];
  tellDoubles(read, [], read.value, "id", findings);
  if (read.value.find(({ id }) => id === LEGAL_HOTLINE_ID)?.tel == null) {
    findings.errors.push({
      file,
      line: null,
      reason: {
        zh: `没有 id 为 “${LEGAL_HOTLINE_ID}” 的电话。`,
        en: `There is no contact "${LEGAL_HOTLINE_ID}" with a telephone number.`,
      },
      remedy: {
        zh: "每个答复都用到它，请照产品自带的 seeds/contacts.yaml 补上。",
        en: "Every answer needs it: copy it from the product's own seeds/contacts.yaml.",
      },
    });
  }
  for (const [i, { id, tel, url, checked_on }] of read.value.entries()) {
    if (tel === null && url === null) {
      findings.errors.push({
        file,
        line: read.lineOf([i]),
        reason: { zh: `“${id}” 既没有电话也没有网址。`, en: `"${id}" has neither a number nor an address.` },
        remedy: { zh: "至少写一样，或删掉这一条。", en: "Give one of them, or remove the entry." },
      });
    }
    if (checked_on === null) {
      findings.warnings.push({
        file,
        line: read.lineOf([i]),
        reason: { zh: `“${id}” 没有写核对日期 checked_on。`, en: `"${id}" has no date of its check (checked_on).` },
        remedy: { zh: "核对后补上日期。", en: "Check it and add the date." },
      });
    }
  }
  return read.value;
}
