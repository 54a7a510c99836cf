// The door `openai`: chat completions and the list of models, in the format of OpenAI's clients. Only the format
// differs from other answers.
import { languageOf } from "../../../ask.ts";
import { CHAT_BODY_BYTES_MAX } from "../../../limits.ts";
import { Problem } from "../../../problem.ts";
import { EVENT_STREAM } from "../../event-stream.ts";
import { parseJson, readBody } from "../../read-body.ts";
import type { Handler, Route, RouteRules } from "../../route.ts";
import type { Serving } from "../../serving.ts";
import { validate } from "../../validate.ts";
import { ChatRequest, questionOf } from "./chat-request.ts";
import { completion, completionChunks, MODEL } from "./completion.ts";
import { AS_OPENAI_ERROR } from "./errors.ts";
import { requireKey } from "./keys.ts";

/** Headers, besides the key, that OpenAI's own client sends from a page. */
const CLIENT_HEADERS = [
  "Authorization",
  "OpenAI-Organization",
  "OpenAI-Project",
  "X-Stainless-Arch",
  "X-Stainless-Custom-Poll-Interval",
  "X-Stainless-Helper-Method",
  "X-Stainless-Lang",
  "X-Stainless-OS",
  "X-Stainless-Package-Version",
  "X-Stainless-Poll-Helper",
  "X-Stainless-Retry-Count",
  "X-Stainless-Runtime",
  "X-Stainless-Runtime-Version",
  "X-Stainless-Timeout",
];

const RULES: RouteRules = {
  readers: "allowed",
  problems: () => AS_OPENAI_ERROR,
  requestHeaders: CLIENT_HEADERS,
};
const NO_STORE = { "Cache-Control": "no-store" };

export function addOpenAiDoor(route: Route, serving: Serving): void {
  const withKey =
    (handler: Handler): Handler =>
    async (c) => {
      await requireKey(serving.settings.API_KEYS, c.req.header("authorization"));
      return handler(c);
    };
  route("/v1/chat/completions", { POST: withKey(completionHandler(serving)) }, RULES);
  const model = () => ({
    id: MODEL,
    object: "model",
    created: secondsOf(serving.collection().info.built),
    owned_by: MODEL,
  });
  route("/v1/models", { GET: withKey((c) => c.json({ object: "list", data: [model()] }, 200, NO_STORE)) }, RULES);
  route(
    "/v1/models/:id",
    {
      GET: withKey((c) => {
        if (c.req.param("id") === MODEL) return c.json(model(), 200, NO_STORE);
        throw new Problem("not_found", `没有这个模型。这里只有 ${MODEL}。`);
      }),
    },
    RULES,
  );
  route("/v1/*", {}, RULES);
}

function completionHandler({ requireAsking, ask, origin, today }: Serving): Handler {
  return async (c) => {
    requireAsking();
    const body = await readBody(c.req.raw, "application/json", CHAT_BODY_BYTES_MAX);
    const request = validate(ChatRequest, parseJson(body));
    const asked = questionOf(request);
    const answer = await ask(asked, c.req.raw);
    const saying = { lang: languageOf(asked), origin, created: secondsOf(today()) };
    if (request.stream !== true) return c.json(completion(answer, saying), 200, NO_STORE);
    const wantsUsage = request.stream_options?.include_usage === true;
    return c.body(completionChunks(answer, saying, wantsUsage), 200, EVENT_STREAM);
  };
}

/** Converts a day, month or year to seconds since 1970; 0 for null. The time of day is not revealed. */
function secondsOf(date: string | null): number {
  return date === null ? 0 : Date.parse(date) / 1_000;
}
