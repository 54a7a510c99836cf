// Where a statement holds values that can be compared with another's: figures, fees, dates, times of opening.
// Enter a want and a text; leave spans of the text, each a value that can be read by itself.
import type { Span } from "../corpus.ts";
import type { Question } from "../question/understand.ts";
import type { Want } from "../question/wants.ts";
import { findValues } from "./values.ts";

const CLOCK = "(?:上午|下午|早上|晚上|中午)?(?:[0-9]{1,2}[:：][0-9]{2}|[0-9一二三四五六七八九十]{1,3}(?:点|时)半?)";
const OPEN = new RegExp(`${CLOCK}(?:\\s*(?:至|到|—|－|-|~|、|，下午|，)\\s*${CLOCK})*`, "gu");
const LEADS_UP = /^.*(?:位于|坐落于?|设在|迁至|迁到|搬至|搬到|地址[是为：:]?|在)/u;

/** Spans of the values of a statement that another's can be compared with. */
export function valueSpans(want: Want, text: string, question: Question): Span[] {
  switch (want.kind) {
    case "hours":
      return openingTimes(text, question.folded);
    case "address":
      return findValues(want, text).map(([start, end]): Span => {
        const lead = LEADS_UP.exec(text.slice(start, end))?.[0].length ?? 0;
        return [start + lead, end];
      });
    case "number":
      // 「两张清单」 is mostly a way of speaking, a year or a house number is no amount.
      return findValues(want, text).filter(([start, end]) => {
        const value = text.slice(start, end);
        return (
          isCounted(text, [start, end], question) &&
          /[0-9０-９]/u.test(value) &&
          !/^(?:19|20)[0-9]{2}年?$|号$|[月日点时]$|^[^年]*年度?$/u.test(value)
        );
      });
    case "duration":
      return findValues(want, text).filter(([, end]) => text.charAt(end) !== "岁");
    default:
      return findValues(want, text);
  }
}

/** Says that there are so many, and no more of them, before 「7个司法所」. */
const THERE_ARE =
  /(?:[有共了由到过为是达占名]|全[省市县区镇乡]|设立?|建成?|配备?|聘请?|约|近|才|仅|只|组织|选派|来自|涉及|第)$/u;

/** 「7个司法所」 counts what the question counts, and all of them: 「3个司法所在租房办公」 does not. */
function isCounted(text: string, [start, end]: Span, { folded }: Question): boolean {
  const value = text.slice(start, end);
  const noun = /^[“”"]?\p{Script=Han}{2,8}/u.exec(text.slice(end))?.[0] ?? "";
  if (noun === "" || !/[个家支处所]$/u.test(value)) return true;
  const named = Array.from({ length: noun.length - 1 }, (_, i) => noun.slice(i, i + 2)).some((pair) =>
    folded.includes(pair),
  );
  return named && THERE_ARE.test(text.slice(0, start));
}

/** The whole run of times, or only the one at which it opens or closes when that is asked. */
function openingTimes(text: string, folded: string): Span[] {
  const closes = /关门|下班|到几点|几点结束/u.test(folded);
  return [...text.matchAll(OPEN)].map(({ 0: run, index }): Span => {
    if (!closes) return [index, index + run.length];
    const last = [...run.matchAll(new RegExp(CLOCK, "gu"))].at(-1);
    return [index + (last?.index ?? 0), index + run.length];
  });
}
