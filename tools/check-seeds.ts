// Part of `npm run check`: lists what the editors of the default collection have to correct, with file, line and remedy
// in Chinese and English. It asks the index of the last build, which is made again only if something has changed.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import type { FolderFile } from "../index/documents.ts";
import { type EditorsFile, readEditorsFile } from "../index/editors.ts";
import { BuildError, type Notice, renderNotice } from "../index/notice.ts";
import { DEFAULT_SEEDS } from "../index/out-directory.ts";
import { type Ask, createAsk } from "../src/ask.ts";
import type { Collection } from "../src/collection.ts";
import { dayInChina } from "../src/day.ts";
import { type Opened, openBuilt, readFolder, textOf } from "../test/proofs/collections.ts";

const Contacts = z.array(z.object({ id: z.string(), checked_on: z.optional(z.nullable(z.string())) }));
const Sources = z.object({
  collection: z.optional(z.object({ suggest: z._default(z.array(z.string()), []) })),
});
const Matters = z.array(z.object({ id: z.string(), tip: z.string(), suggest: z._default(z.array(z.string()), []) }));

/** Reads only those fields of a file that are checked here; null when the folder lacks the file. */
function read<T>(files: readonly FolderFile[], name: string, schema: z.ZodMiniType<T>): EditorsFile<T> | null {
  if (!files.some((file) => file.name === name)) return null;
  // The build has already reported any error of the file itself.
  return readEditorsFile(name, textOf(files, name), schema, { errors: [], warnings: [] });
}

/** Returns everything that an editor has to correct in the files of a folder, which was built and opened. */
export async function checkSeeds(
  files: readonly FolderFile[],
  { collection, gone }: Opened,
  today: string,
): Promise<Notice[]> {
  const matters = read(files, "matters.yaml", Matters);
  return [
    ...gone,
    ...checkContacts(read(files, "contacts.yaml", Contacts), today),
    ...checkOffice(collection, files.some(({ name }) => name === "facts.xlsx") ? "facts.xlsx" : "facts.csv", today),
    ...(matters === null ? [] : checkTips(matters)),
    ...(await checkSuggested(suggestedIn(files, matters), createAsk(collection), today.slice(0, 7))),
  ];
}

/** Returns the same day a year later. 29 February stays 29 February, which sorts between 28 February and 1 March. */
function yearLater(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

function checkContacts(contacts: EditorsFile<z.infer<typeof Contacts>> | null, today: string): Notice[] {
  if (contacts === null) return [];
  const { file, value, lineOf } = contacts;
  return value.flatMap(({ id, checked_on }, i) => {
    if (checked_on != null && yearLater(checked_on) >= today) return [];
    const line = lineOf([i, "checked_on"]);
    const reason =
      checked_on == null
        ? { zh: `“${id}” 没有写核对日期。`, en: `"${id}" has no date of its check.` }
        : {
            zh: `“${id}” 是 ${checked_on} 核对的，已经过了一年。`,
            en: `"${id}" was checked on ${checked_on}, more than a year ago.`,
          };
    const remedy = {
      zh: "请拨打核对，再把 checked_on 改成核对那天。",
      en: "Call it to check, then set checked_on to that day.",
    };
    return [{ file, line, reason, remedy }];
  });
}

/** Reports expired rows of the office's own. A row is valid until `expires_on`, or for a year after its check. */
function checkOffice({ corpus, sources }: Collection, file: string, today: string): Notice[] {
  return corpus.facts.flatMap(({ row, source, checked_on }) => {
    const { office } = sources.get(source) ?? {};
    if (office === undefined || checked_on === null) return [];
    const until = office.expires_on ?? yearLater(checked_on);
    if (until >= today) return [];
    return [
      {
        file,
        line: row,
        reason: { zh: `这一行只有效到 ${until}。`, en: `The row was valid until ${until}.` },
        remedy: {
          zh: "请再核对，改 checked_on 和 expires_on；没有了就删掉这一行。",
          en: "Check it again and set checked_on and expires_on, or remove the row.",
        },
      },
    ];
  });
}

/** Reports tips with a number: a tip must not state a rule, a period or a sum. */
function checkTips({ file, value, lineOf }: EditorsFile<z.infer<typeof Matters>>): Notice[] {
  return value.flatMap(({ id, tip }, i) => {
    const number = /\p{N}+/u.exec(tip)?.[0];
    if (number === undefined) return [];
    const reason = { zh: `“${id}” 的 tip 里有数字 ${number}。`, en: `The tip of "${id}" has the number ${number}.` };
    const remedy = {
      zh: "tip 只说下一步做什么、留好什么，不写期限、金额和号码。",
      en: "A tip says what to do next and what to keep: no period, sum or telephone number.",
    };
    return [{ file, line: lineOf([i, "tip"]), reason, remedy }];
  });
}

interface Suggested {
  file: string;
  line: number | null;
  question: string;
}

function suggestedIn(files: readonly FolderFile[], matters: EditorsFile<z.infer<typeof Matters>> | null): Suggested[] {
  const sources = read(files, "sources.yaml", Sources);
  const general = (sources?.value.collection?.suggest ?? []).map((question, i) => ({
    file: "sources.yaml",
    line: sources?.lineOf(["collection", "suggest", i]) ?? null,
    question,
  }));
  const special = (matters?.value ?? []).flatMap(({ suggest }, i) =>
    suggest.map((question, j) => ({
      file: "matters.yaml",
      line: matters?.lineOf([i, "suggest", j]) ?? null,
      question,
    })),
  );
  return [...general, ...special];
}

/** Reports suggested questions that the collection does not answer, at least in part. */
async function checkSuggested(suggested: readonly Suggested[], ask: Ask, month: string): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const { file, line, question } of suggested) {
    const { status } = await ask({ question }, { month, origin: null });
    if (status === "answered" || status === "partial") continue;
    notices.push({
      file,
      line,
      reason: {
        zh: `推荐的问题“${question}”答不上（${status}）。`,
        en: `The suggested question "${question}" is ${status}.`,
      },
      remedy: {
        zh: "换一个资料里有答案的问题，或在 facts.csv 里给它的原文补一条问法。",
        en: "Suggest one that the texts answer, or add an asking to its row of facts.csv.",
      },
    });
  }
  return notices;
}

async function main(): Promise<void> {
  let notices: readonly Notice[];
  try {
    notices = await checkSeeds(await readFolder(DEFAULT_SEEDS), await openBuilt(), dayInChina(Date.now()));
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    notices = error.notices;
  }
  for (const notice of notices) process.stderr.write(`seeds/${renderNotice(notice)}`);
  if (notices.length > 0) {
    process.stderr.write(`${notices.length} 处要改 / ${notices.length} to correct\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write("资料没有要改的 / Seeds: nothing to correct\n");
}

const started = process.argv[1];
if (started !== undefined && pathToFileURL(resolve(started)).href === import.meta.url) await main();
