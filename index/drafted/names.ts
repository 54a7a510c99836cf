// Finds names of offices, and of what they run, by their endings. It uses no list of names.

/** Endings of offices and places of service, except where the word goes on (局长, 会议). */
const ENDING =
  "(?:中心|委员会|联合会|协会|商会|工会|妇联|公司|大学|学校|小学|中学|医院|银行|法庭|驿站|工作站|服务站|服务点|受理点|便利角|工作室|调解室|大厅|热线|平台|小程序|自助机|公众号|窗口|基地|园区|公园|局(?!长|面|部|限)|院(?!长|内|里|子|校)|庭(?!长|审|务|前|外|院)|(?<![场住厕])所(?!长|有|以|在|需|属|辖|里|谓|示|述|得)|(?:公证|办事|信访|管理|社保)处(?!长|罚|理|分)|站(?!长|在|点|内)|馆(?!长)|大队(?!长)|支队(?!长)|队(?!长|员|伍)|科(?!长|学|技|目|室)|村(?!民|里|民|规|村|口|务|级|干)|社区(?!矫)|镇(?!里|上|级|街|村)|街道(?!办))";
/** Words that no name extends across. */
const PARTING =
  /位于|(?<!建)设在|坐落|来到|前往|就在|说的|叫作|以及|或者|请到|可到|通过|关于|按照?|凭|由|在|到|向|于|和(?!解|谐)|与|及|或|的|是|从|把|(?<![申邀])请|对(?!外)|经(?!济)|给(?!予)|去|找|将|让|被|有|(?<!建)设(?!局|计|施|立)|为(?!民)|每|共(?=有|设)|等|打(?!击)|先|建成|成立|设立|新建|组建|建立|(?<![样基文资成])本(?=受理|中心|处|所|局|院|站|公司|机构|单位|工作)/u;
const HAN_RUN = /[\p{Script=Han}“”·（）()]+/gu;
const NAME = new RegExp(`^.{0,18}${ENDING}`, "u");
const QUOTED = /^“[^“”]{1,14}”(?:[\p{Script=Han}]{0,8}?(?:室|站|机|车|庭|队|团|角|会|点|中心|公园|小程序|志愿者))?/u;

const MEASURED = /^(?:[年月日号起底个名位件家所项次条台处多余]|以来)+/u;

/** A name and its offset. */
export interface Named {
  readonly name: string;
  readonly at: number;
}

/** The names in folded text, in text order. */
export function namesIn(folded: string): Named[] {
  const found: Named[] = [];
  for (const run of folded.matchAll(HAN_RUN)) {
    // After a digit comes its measure word: 4月1日起, 7个.
    const measure = /\d/u.test(folded.charAt(run.index - 1)) ? (MEASURED.exec(run[0])?.[0].length ?? 0) : 0;
    let at = run.index + measure;
    for (const piece of pieces(run[0].slice(measure))) {
      const name = nameAtStart(piece);
      if (name !== null) found.push({ name: name.text, at: at + name.from });
      at += piece.length;
    }
  }
  return found;
}

/** Splits a run after each separating word. */
function pieces(run: string): string[] {
  const found: string[] = [];
  let rest = run;
  while (rest !== "") {
    const quoted = rest.startsWith("“") ? rest.indexOf("”") : -1;
    const hit = PARTING.exec(quoted > 0 ? rest.slice(quoted) : rest);
    const cut = hit === null ? rest.length : hit.index + Math.max(quoted, 0) + hit[0].length;
    found.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return found;
}

const LEAD =
  /^(?:[\d()]+|全年|目前|现在|据|以上|其中|其他|当地|另外|近年来|中的|里的|大家|记者|如今|小时|调整|开展|加强|做好|规范|公布|公示|启用|搬迁|开通)+/u;

function nameAtStart(piece: string): { text: string; from: number } | null {
  const quoteAt = piece.indexOf("“");
  const quoted = quoteAt < 0 ? null : QUOTED.exec(piece.slice(quoteAt));
  if (quoted !== null) return { text: quoted[0], from: quoteAt };
  const lead = LEAD.exec(piece)?.[0].length ?? 0;
  const name = NAME.exec(piece.slice(lead))?.[0];
  const isOpen = name !== undefined && name.includes("(") !== name.includes(")");
  return name === undefined || name.length < 2 || isOpen ? null : { text: name, from: lead };
}

const KIND_OF_TEXT =
  /(?:服务|办事|工作|申请|操作)?(?:指南|须知|手册|提示|问答|百姓问答|通知|通告|公告|公示|办法|规定|细则|意见|方案|计划|报告|月报|简报|公报|统计公报|一览表?|名单|清单|情况|摘要|见闻|二三事|讲话|说明|介绍)+$/u;
const LEADING_VERB =
  /^(?:调整|开展|加强|做好|规范|公布|公示|进一步|推进|印发|设立|启用|搬迁|开通|暂停|恢复|征集|举办|实施|同意|成立|修改)+/u;

/** The subject of a title: the office it names, or its words without the document type; null for a mere headline. */
export function subjectOfTitle(title: string, isUsed: (name: string) => boolean): string | null {
  const plain = title.replace(/[《》]/gu, "").replace(/[（(][^）)]*[）)]/gu, "");
  // 「关于调整周六服务时间的通知」 is about its office.
  if (/^关于.*的(?:通知|通告|公告|公示|函)$/u.test(plain) && !namesIn(plain).some(({ name }) => name.length > 4))
    return "";
  const behind = /关于(.+)$/u.exec(plain)?.[1];
  for (const part of [behind, ...plain.split(/——|[:：|]/u).reverse()]) {
    const name = part === undefined ? undefined : namesIn(part.replace(LEADING_VERB, ""))[0]?.name;
    // A quoted phrase that the text does not repeat is a figure of speech: 送一把“法治伞”.
    if (name !== undefined && name.length > 2 && (!name.startsWith("“") || isUsed(name))) return name;
  }
  const main = plain.split("——").at(-1) ?? plain;
  const matter = main
    .replace(/^\d{4}年(?:度)?/u, "")
    .replace(KIND_OF_TEXT, "")
    .trim();
  return matter === main || matter.length < 2 || /[,，。?？!！]/u.test(matter) ? null : matter;
}

const HEADING_MARK =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]\s*|第[一二三四五六七八九十百\d]{1,4}[条章节款部分步]+[\s　,，、]*|[①-⑳]|[▲●○◆■□★▪-]+\s*|——)+/u;
/** The speaker's mark before what is said. */
const SPEAKER = /^(?:问|答|Q\s?\d*|A\s?\d*|主持人|记者|网友)\s*\d{0,2}\s*[:：.、]\s*/iu;

/** A heading without number, brackets and final punctuation. */
export function plainHeading(heading: string): string {
  return heading
    .trim()
    .replace(HEADING_MARK, "")
    .replace(SPEAKER, "")
    .replace(/^[【[]|[】\]]$/gu, "")
    .replace(/[:：。]$/u, "")
    .trim();
}

/** Number of UTF-16 units at the beginning of a sentence that are marks, not words. */
export function markLength(sentence: string): number {
  const mark = HEADING_MARK.exec(sentence)?.[0].length ?? 0;
  return mark + (SPEAKER.exec(sentence.slice(mark))?.[0].length ?? 0);
}

/** Whether a heading is a question, with or without a question mark: 「要带什么」 */
export function isQuestion(heading: string): boolean {
  return (
    /[?？]["”’)）]?$/u.test(heading) ||
    (heading.length <= 20 && /什么|哪[些里儿个]|怎么|多久|多少|几|谁|吗$|如何|是否|能不能|要不要|收不收/u.test(heading))
  );
}
