// The few problem replies that the engine makes itself, with the server's texts and shape; a test compares the two.
// They never contain the visitor's words.
import { type Collection, problemHandoff } from "../../collection.ts";
import type { ProblemBody } from "../../contract.ts";

const WORDS = {
  invalid_request: {
    status: 400,
    title: "请求里有写得不对的地方",
    detail: "请写下您的问题，1到500个字，改好以后再问一次。",
  },
  index_unavailable: {
    status: 503,
    title: "现在查不了资料",
    detail: "资料没有打开，现在查不了。请过一会儿再试。",
  },
  asking_disabled: {
    status: 503,
    title: "提问暂时停了",
    detail: "提问暂时停了。可以先看资料目录，过些时候再问。",
  },
} as const;

/** `said` replaces the usual detail with the server's own sentence from the kit. */
export function offlineProblem(slug: keyof typeof WORDS, collection: Collection | null, said?: string): ProblemBody {
  const { status, title, detail } = WORDS[slug];
  return {
    type: `/problems/${slug}`,
    title,
    status,
    detail: said ?? detail,
    instance: `urn:uuid:${newUuid()}`,
    slug,
    handoff: problemHandoff(collection),
  };
}

/** Creates a version 4 UUID without `randomUUID`, which Chromium before 92 lacks. */
function newUuid(): string {
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/gu, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (Number(digit) ^ (random & (15 >> (Number(digit) / 4)))).toString(16);
  });
}
