// Tests the packet for a helper: it contains what the texts said and what the terminal is, and no word that only the
// person used.
import { describe, expect, test } from "vitest";
import { packetOf } from "../../../src/web/kiosk/packet.ts";

const SOURCE = {
  id: "jiaxing",
  title: "嘉兴市司法局",
  title_given: true,
  publisher: null,
  author: null,
  published: "2024",
  published_precision: "year",
  published_estimated: true,
  place: "嘉兴市",
  url: null,
} as const;
const QUOTE = "全市现有人民调解委员会1519个、人民调解员7000余名。";

const ALERT = {
  title: "先跑出去",
  text: "打119。",
  contacts: [
    { kind: "emergency", name: "火警电话", tel: "119", url: null, for: "着火", basis: "" },
    { kind: "page", name: "网页", tel: null, url: "https://x.example", for: "", basis: "" },
  ],
};

interface Given {
  about: readonly string[];
  matter?: string | null;
  alert?: typeof ALERT | null;
}

function packet({ about, matter = "mediation", alert = null }: Given) {
  const answer = {
    id: "r_1",
    alert,
    matter,
    answer: `7000余名。[1] 人民调解委员会`,
    citations: [{ n: 1, passage: "jiaxing.1", start: 3, end: 30, version: "0", quote: QUOTE, source: SOURCE }],
    missing: about.map((whose) => ({ label: "电话", about: whose })),
    notice: "",
    ai_generated: false,
    index: { id: "ix_1" },
  };
  const data = {
    index: "ix_2",
    built: null,
    places: [],
    areas: [],
    needs: [],
    matters: [
      { id: "mediation", name: "调解", services: ["人民调解委员会", "诉讼服务中心"] },
      { id: "notary", name: "公证", services: ["公证处"] },
    ],
    region: "",
    hotline: { name: "公共法律服务热线", tel: "12348" },
    numbers: [],
    origin: "",
    shells: [],
    operator: "",
    announcements: [],
    reader: undefined,
  };
  const looks = { size: 30, hasContrast: false, isLow: false, volume: 3, isNarrated: false } as const;
  const settings = {
    place: "",
    terminal: "1号机",
    idleSeconds: 90,
    warningSeconds: 30,
    looks,
    can: [],
    keyboard: "own" as const,
    isDemo: false,
    unread: [],
  };
  const device = { read: false, hear: false };
  const terminal = { data, settings, place: "嘉善县", needs: [], device, isUp: true, isBack: false, isKept: true };
  return packetOf(answer, terminal);
}

describe("a packet", () => {
  test("contains the ids of the reply and the index, the terminal, and the quotes with their sources", () => {
    expect(packet({ about: [] })).toEqual({
      id: "r_1",
      index: "ix_1",
      emergency: [],
      matter: { id: "mediation", name: "调解" },
      place: "嘉善县",
      terminal: "1号机",
      services: ["人民调解委员会"],
      quotes: [{ passage: "jiaxing.1", start: 3, end: 30, quote: QUOTE, title: "嘉兴市司法局", published: "2024" }],
      missing: [],
      hotline: { name: "公共法律服务热线", tel: "12348" },
    });
  });

  test("contains the numbers of an alert that can be called", () => {
    expect(packet({ about: [], alert: ALERT }).emergency).toEqual([{ name: "火警电话", tel: "119" }]);
    expect(Object.keys(packet({ about: [] })).slice(0, 3)).toEqual(["id", "index", "emergency"]);
  });

  test.each(["人民调解员", "诉讼服务中心", "公证处", "嘉兴市司法局"])("names %s, which the texts name", (about) => {
    expect(packet({ about: [about] }).missing).toEqual([`${about}：电话`]);
  });

  test.each(["新疆", "隔壁老陈", "人民调解员老陈", "以上各处", ""])(
    "does not name %j, which the texts do not name",
    (about) => {
      expect(packet({ about: [about] }).missing).toEqual(["电话"]);
    },
  );

  test("states once that unnamed things are missing", () => {
    expect(packet({ about: ["新疆", "喀什", "公证处"] }).missing).toEqual(["电话", "公证处：电话"]);
  });

  test.each([null, "unknown"])("has neither a matter nor services for the matter %j", (matter) => {
    expect(packet({ about: [], matter })).toMatchObject({ matter: null, services: [] });
  });
});
