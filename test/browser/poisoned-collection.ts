// A collection whose texts, titles, places, contacts, services and hints are strings that execute elsewhere, as a
// careless editor or an attacker who can change a source might add. Built and served from a folder of its own.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod/mini";
import { build } from "../../index/build.ts";
import { DEFAULT_SEEDS } from "../../index/out-directory.ts";
import { repair } from "../../index/repair.ts";
import { isChanging } from "../../index/table.ts";
import { factsCsv, subjectsCsv } from "../unit/index/tables.ts";

const TEXT_VECTORS = 40;
/** Editors' files accept only readable text: no control characters and no lone surrogates. */
const READABLE = /^[\x20-\x7e\u00a0-\u1fff\u3000-\ud7ff\uf900-\uffee]+$/u;
const Contacts = z.array(z.looseObject({ id: z.string() }));
const SILENT = { progress: () => {}, summary: () => {}, warning: () => {} };

export interface PoisonedCollection {
  /** The Worker's entry, relative to the folder that workers are served from. */
  main: string;
  sources: readonly string[];
  /** A question for the text with this number. */
  questionFor: (number: number) => string;
  remove: () => Promise<void>;
}

/** Whether a build accepts the text: a replacement character or a NUL stops it. */
export function isBuildable(text: string): boolean {
  return text.isWellFormed() && !/[\u0000\ufffd]/u.test(text);
}

/** Whether the text repair leaves the text unchanged inside a paragraph, so that a row can use it as its anchor. */
function isKept(text: string): boolean {
  const line = `${anchor(0)}${text} 来办事的人都看得见。`;
  const { text: repaired } = repair({ file: "text.txt", text: `一览\n\n${line}\n` });
  return repaired === `一览\n${line}` && !/\*\*|\|\s*$|^\s|\s$/u.test(text) && !isChanging(text);
}

export async function buildPoisoned(vectors: readonly string[]): Promise<PoisonedCollection> {
  const folder = await mkdtemp(join(tmpdir(), "fawen-poisoned-"));
  // Tables reject values that a spreadsheet would change.
  const readable = vectors.filter((text) => READABLE.test(text) && /\S/u.test(text) && !isChanging(text));
  /** Uses another text each time, so that most of them appear somewhere. */
  const nth = (i: number) => readable[i % readable.length] ?? "";
  const files = Math.ceil(vectors.length / TEXT_VECTORS);
  const sources = Array.from({ length: files }, (_, i) => `text-${i}`);
  for (const [i, id] of sources.entries()) {
    const paragraphs = vectors
      .slice(i * TEXT_VECTORS, (i + 1) * TEXT_VECTORS)
      .map((text, j) => `${anchor(i * TEXT_VECTORS + j)}${text} 来办事的人都看得见。\n`);
    await writeFile(join(folder, `${id}.txt`), `各村调解室一览之${i}\n\n${paragraphs.join("\n")}`);
  }
  const contacts = Contacts.parse(parse(await readFile(join(DEFAULT_SEEDS, "contacts.yaml"), "utf8")));
  const yaml = {
    sources: {
      collection: { region: { "zh-CN": nth(0), "zh-Hant": nth(1), en: nth(2) }, suggest: [nth(3), nth(4), nth(5)] },
      sources: sources.map((id, i) => ({
        id,
        file: `${id}.txt`,
        title: nth(3 * i),
        publisher: nth(3 * i + 1),
        author: nth(3 * i + 2),
        // The number in a place's name is in no quote, so an answer that names the place is suppressed.
        ...(i === sources.length - 1 ? { place: `place-${i}` } : {}),
      })),
    },
    places: { places: sources.map((_, i) => ({ id: `place-${i}`, name: nth(5 * i + 7), aliases: [nth(5 * i + 8)] })) },
    contacts: contacts.map((contact, i) => ({ ...contact, name: nth(i), for: nth(i + 20), basis: nth(i + 40) })),
    matters: [
      {
        id: "samples",
        name: nth(11),
        words: ["墙上", "邻里纠纷"],
        contacts: ["legal-12348"],
        tip: nth(12),
        suggest: [nth(13), nth(14)],
      },
    ],
    ambiguous: [
      {
        name: nth(15),
        words: ["一览"],
        choices: [nth(16), nth(17)].map((label, i) => ({ label, question: nth(18 + i) })),
      },
    ],
  };
  for (const [name, content] of Object.entries(yaml)) {
    await writeFile(join(folder, `${name}.yaml`), JSON.stringify(content));
  }
  const facts = vectors.map((text, i) => ({
    id: `fact-${i}`,
    source: `text-${Math.floor(i / TEXT_VECTORS)}`,
    ...(isKept(text) ? { anchor: `${anchor(i)}${text}`, kind: "name", value: text } : { anchor: anchor(i) }),
    subject: `room-${i}`,
    of: "墙上写着的字",
    time: nth(i + 60),
    asks: questionFor(i),
  }));
  const services = sources.map((_, i) => ({
    id: `service-${i}`,
    name: nth(7 * i + 3),
    aliases: nth(7 * i + 6),
    gloss: nth(7 * i + 4),
    holds: "mention",
    needs: nth(7 * i + 5),
    questions: `服务${i}号有哪些？；服务${i}号在哪里？；想用服务${i}号。`,
    status: "partial",
    evidence: `fact-${i * TEXT_VECTORS}`,
  }));
  await writeFile(join(folder, "facts.csv"), factsCsv(...facts));
  const rooms = vectors.map((_, i) => ({ id: `room-${i}`, name: `${village(i)}调解室`, gloss: nth(i + 80) }));
  await writeFile(join(folder, "subjects.csv"), subjectsCsv(...services, ...rooms));
  const built = await build(folder, SILENT, { limits: null });
  return {
    main: join(built, "entry.ts"),
    sources,
    questionFor,
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      await rm(built, { recursive: true, force: true });
    },
  };
}

const FIRST = [..."东西南北前后上下"];
const SECOND = [..."鹤柳松桐枫梅兰竹荷莲菱芦苇桑榆槐杏桃李橘"];
const THIRD = [..."汀桥塘湾浦溪泾渡埭港荡浜坊里园亭阁坡"];

/** The village name for this number, which is unique in the collection. */
function village(number: number): string {
  const pair = Math.floor(number / FIRST.length);
  const [first, second, third] = [
    FIRST[number % FIRST.length],
    SECOND[pair % SECOND.length],
    THIRD[Math.floor(pair / SECOND.length) % THIRD.length],
  ];
  return `${first}${second}${third}村`;
}

function anchor(number: number): string {
  return `${village(number)}调解室的墙上写着`;
}

function questionFor(number: number): string {
  return `${village(number)}调解室的墙上写着什么？`;
}
