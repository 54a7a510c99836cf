// An invalid setting or port is reported with its value, the expected form and the remedy, in Chinese and English.
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostOf, readAddress, readPort, requireFree } from "../../../tools/listening.ts";
import { OperatorError } from "../../../tools/operator-error.ts";
import { readSettings, settingsFile } from "../../../tools/serve/settings.ts";

const DEFAULTS = { PUBLIC_ORIGIN: "", ASKING: "on", ALLOWED_ORIGINS: "*", FRAME_ANCESTORS: "" };

/** Returns the message of the OperatorError that `act` throws; fails if it throws nothing. */
async function toldBy(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError);
    return String(error);
  }
  throw new Error("nothing was said");
}

describe("an invalid place to listen is reported", () => {
  const taken = createServer();
  let port = 0;
  beforeAll(async () => {
    await once(taken.listen(0, "127.0.0.1"), "listening");
    const address = taken.address();
    if (typeof address === "object" && address !== null) port = address.port;
  });
  afterAll(() => taken.close());

  test.each(["87 87", "0", "65536", "80.5", "x"])("PORT=%s", async (given) => {
    const told = await toldBy(() => readPort({ PORT: given }));
    for (const words of [`“${given}”`, "1到65535", "from 1 to 65535"]) expect(told).toContain(words);
  });

  test.each(["fawen", "0.0.0.0:80", "http://127.0.0.1", "256.0.0.1", "localhost"])("ADDRESS=%s", async (given) => {
    const told = await toldBy(() => readAddress({ ADDRESS: given }));
    for (const words of [`“${given}”`, "写0.0.0.0", "has to be an IP address"]) expect(told).toContain(words);
  });

  test("a port in use, with the command for the next port", async () => {
    const told = await toldBy(() => requireFree("127.0.0.1", port, "npm run serve"));
    for (const words of [`PORT=${port + 1} npm run serve`, `Port ${port} cannot be used`])
      expect(told).toContain(words);
  });

  test("an address that this machine does not have", async () => {
    const told = await toldBy(() => requireFree("192.0.2.1", port, "npm run serve"));
    for (const words of ["本机没有192.0.2.1", "no address 192.0.2.1"]) expect(told).toContain(words);
  });
});

describe("a valid place to listen", () => {
  test("defaults to 127.0.0.1:8787, and hostOf puts IPv6 in brackets", () => {
    expect([readAddress({}), readPort({}), readAddress({ ADDRESS: "" })]).toEqual(["127.0.0.1", 8787, "127.0.0.1"]);
    expect([hostOf("0.0.0.0"), hostOf("::1")]).toEqual(["0.0.0.0", "[::1]"]);
  });
});

describe("settings", () => {
  test("are overridden by known variables of the environment, even empty ones", () => {
    const env = { ALLOWED_ORIGINS: "", PUBLIC_ORIGIN: "https://a.example", HOME: "/root", ASKING: undefined };
    expect(readSettings(env, DEFAULTS)).toEqual({
      ...DEFAULTS,
      ALLOWED_ORIGINS: "",
      PUBLIC_ORIGIN: "https://a.example",
    });
  });

  test.each([
    ["ASKING", "offf", "只能是 on 或 off", "on or off"],
    ["PUBLIC_ORIGIN", "a.example", "装在门户的一个路径下时", "https://host[:port]"],
    ["ALLOWED_ORIGINS", "https://a.example/", "不带路径", "no path"],
    ["FRAME_ANCESTORS", "*", "不带路径", "no path"],
  ])("are rejected when %s=%s", async (name, value, zh, en) => {
    const told = await toldBy(() => readSettings({ [name]: value }, DEFAULTS));
    for (const words of [name, `“${value}”`, zh, en]) expect(told).toContain(words);
  });

  test("include secrets of the environment, which no file or message shows", async () => {
    const env = { WECHAT_TOKEN: "fawenToken", WECHAT_AES_KEY: "" };
    expect(readSettings(env, DEFAULTS)).toEqual({ ...DEFAULTS, ...env });
    expect(settingsFile(readSettings(env, DEFAULTS))).not.toContain("WECHAT");
    const told = await toldBy(() => readSettings({ WECHAT_AES_KEY: "too-short" }, DEFAULTS));
    expect(told).toContain("WECHAT_AES_KEY");
    expect(told).not.toContain("too-short");
  });

  test("need READER_MODEL with READER_URL, and never show READER_KEY", async () => {
    const reader = { READER_URL: "", READER_MODEL: "" };
    const env = { READER_URL: "https://model.example/v1", READER_KEY: "a-secret" };
    const told = await toldBy(() => readSettings(env, reader));
    expect(told).toContain("READER_MODEL");
    expect(told).not.toContain("a-secret");
    expect(settingsFile(readSettings({ ...env, READER_MODEL: "m" }, reader))).not.toContain("a-secret");
  });

  test("are all checked before an error is thrown", async () => {
    const told = await toldBy(() => readSettings({ ASKING: "", PUBLIC_ORIGIN: "a" }, DEFAULTS));
    expect([told.includes("ASKING"), told.includes("PUBLIC_ORIGIN")]).toEqual([true, true]);
  });

  test("must not contain a line break, which the settings file could not hold", async () => {
    expect(await toldBy(() => readSettings({ OPERATOR_NAME: "a\nASKING=off" }, { OPERATOR_NAME: "" }))).toContain(
      "OPERATOR_NAME",
    );
  });

  test("are written one per line, with shell characters escaped", () => {
    const lines = settingsFile({ A: "", B: '"x" $HOME `y` \\ 县' }).split("\n");
    expect(lines.slice(1)).toEqual(['A=""', 'B="\\"x\\" \\$HOME \\`y\\` \\\\ 县"', ""]);
  });
});
