// Reads the operator's settings: the values of wrangler.toml, overridden by the environment. An invalid setting is an
// error that says what the value has to look like.
import { DOOR_NAMES, SECRETS, Settings } from "../../src/settings.ts";
import { OperatorError } from "../operator-error.ts";

type Values = Readonly<Record<string, string>>;

const ORIGINS = {
  zh: "要写成 https://网站地址 这样（不带路径），多个用空格隔开",
  en: "exact origins (https://host[:port], no path) separated by spaces",
};
const EXPECTED: Readonly<Record<string, { zh: string; en: string }>> = {
  PUBLIC_ORIGIN: {
    zh: "要写成 https://网站地址，或者 https://网站地址/路径（装在门户的一个路径下时），路径只用字母、数字和 . _ ~ -；或者留空",
    en: "https://host[:port], with a path (letters, digits and . _ ~ -) under a portal, or empty",
  },
  ASKING: { zh: "只能是 on 或 off", en: "on or off" },
  EXPLAIN: { zh: "只能是 on 或 off", en: "on or off" },
  EXPLAIN_KEY: {
    zh: "要有16到200个英文字母、数字或符号，中间没有空格；或者留空",
    en: "16 to 200 ASCII characters without spaces, or empty",
  },
  ASKING_REASON: { zh: "要写在一行里，最多200个字", en: "one line of at most 200 characters" },
  NOTICE: { zh: "要写在一行里，最多200个字", en: "one line of at most 200 characters" },
  NOTICE_UNTIL: { zh: "要写成2026-12-31这样的日期，或者留空", en: "a day such as 2026-12-31, or empty" },
  ALLOWED_ORIGINS: { zh: `${ORIGINS.zh}；或者只写一个*；或者留空`, en: `${ORIGINS.en}, or *, or empty` },
  RATE_LIMIT_PER_MINUTE: { zh: "要写成0到9999的整数，或者留空", en: "a whole number from 0 to 9999, or empty" },
  LONGEST_WAIT_MS: { zh: "要写0到1000的整数（毫秒）", en: "a whole number of milliseconds from 0 to 1000" },
  DOORS: {
    zh: `要写成 ${DOOR_NAMES.join(" ")} 里的几个，用空格隔开；或者只写一个*；或者留空`,
    en: `some of ${DOOR_NAMES.join(" ")} separated by spaces, or *, or empty`,
  },
  FRAME_ANCESTORS: { zh: `${ORIGINS.zh}；或者留空`, en: `${ORIGINS.en}, or empty` },
  API_KEYS: {
    zh: "要用英文字母、数字和符号写，多个用空格隔开；或者留空",
    en: "ASCII characters, several keys separated by spaces, or empty",
  },
  WECHAT_TOKEN: { zh: "要是3到32个字母或数字；或者留空", en: "3 to 32 letters or digits, or empty" },
  WECHAT_AES_KEY: { zh: "要是后台给的43个字符；或者留空", en: "the 43 characters of EncodingAESKey, or empty" },
  WECHAT_APP_ID: { zh: "要是后台写的 AppID 或 CorpID；或者留空", en: "the AppID or CorpID, or empty" },
  READER_URL: {
    zh: "要写成 https://地址/v1 这样（本机可以用 http://127.0.0.1），不带账号和参数；或者留空",
    en: "https://host[:port]/v1 (http on 127.0.0.1 only), without credentials and query, or empty",
  },
  READER_MODEL: { zh: "写了 READER_URL，就要写模型的名字", en: "the model's name, where READER_URL is set" },
  READER_TIMEOUT_MS: { zh: "要写100到10000的整数（毫秒）", en: "a whole number of milliseconds from 100 to 10000" },
  READER_DAILY: { zh: "要写0到1000000的整数", en: "a whole number from 0 to 1000000" },
};

/**
 * Returns every setting of `defaults`, overridden by the environment, and the secrets of the environment. Throws an
 * OperatorError that lists all invalid settings.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, defaults: Values): Values {
  const secrets = SECRETS.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  const known = Object.entries(defaults).map(([name, value]) => [name, env[name] ?? value]);
  const values: Values = Object.fromEntries([...known, ...secrets]);
  const { error } = Settings.safeParse(values);
  const broken = Object.keys(values).filter((name) => /[\r\n]/u.test(values[name] ?? ""));
  const faulty = new Set([...(error?.issues ?? []).map(({ path }) => String(path[0])), ...broken]);
  if (faulty.size === 0) return values;
  const lines = [...faulty].map((name) => {
    const { zh, en } = EXPECTED[name] ?? { zh: "要写在一行里", en: "one line" };
    // The value of a secret is not shown: others may see the terminal, and its output may be kept.
    if (isSecret(name)) return `设置 ${name} 不对，${zh}。\nThe setting ${name} is wrong; it has to be: ${en}.`;
    return `设置 ${name} 现在是“${values[name]}”，${zh}。\nThe setting ${name} is "${values[name]}"; it has to be: ${en}.`;
  });
  throw new OperatorError(lines.join("\n"));
}

function isSecret(name: string): boolean {
  return SECRETS.some((secret) => secret === name);
}

/** Renders the settings as a file that both systemd (EnvironmentFile) and a shell can read. Secrets are left out. */
export function settingsFile(values: Values): string {
  const shown = Object.entries(values).filter(([name]) => !isSecret(name));
  const lines = shown.map(([name, value]) => `${name}="${value.replace(/["\\$`]/gu, "\\$&")}"`);
  return `# 法问的设置，意思见 docs/settings.md。要改的写在另一个文件里，见 docs/box.md。 / Settings; docs/box.md says how to change one.
${lines.join("\n")}
`;
}
