// Drafts who holds a position: a role followed by a person's name.
import type { Span } from "../../src/corpus.ts";
import { askingsFor } from "./asking.ts";
import { type Cells, partAround, type Statement, wordsOf } from "./cell.ts";
import { topicBefore } from "./owner.ts";

/** Single-character family names: the traditional list (百家姓) and a few more. */
const FAMILY =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公商肖佘佟付覃代仝苑楚闫鹿岳帅缑亢况有琴墨";
const FAMILY_OF_TWO =
  "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|贺兰|百里|东郭|南门|呼延|微生|左丘|梁丘";
/** Lookahead for the end of a name: punctuation, or a word for what the person does. */
const AFTER_NAME =
  "(?=$|[\\s,;。:!?、()“”/|\\d]|说|表示|介绍|告诉|坦言|指出|强调|认为|担任|主持|全年|带|率|在|划|算|是|向|对|和|与|也|曾|任|代表|为|的|等|来到|到|于|将|就|正|已|从|宣布|出席|参加|陪同|致辞|讲话|同志|先生|女士|负责|兼)";
const GIVEN = "\\p{Script=Han}";
const NAME = `(?:(?:${FAMILY_OF_TWO})${GIVEN}{1,2}?|[${FAMILY}]${GIVEN}{1,2}?)${AFTER_NAME}`;
const ROLE =
  "(?:主任|书记|局长|院长|所长|站长|团长|队长|组长|科长|处长|县长|市长|区长|镇长|乡长|村长|会长|主席|部长|校长|园长|馆长|经理|董事长|总裁|检察长|庭长|厅长|秘书长|理事长|律师|法官|法医师|医生|公证员|负责人|联系人|带头人|发言人|主持人|记者|通讯员)";
/** Matches a person's name and requires what may follow it. */
export const PERSON_NAME = NAME;
const HELD_BY = new RegExp(`(${ROLE})(?:\\s?[是为由:]?\\s?)(${NAME})`, "gu");
const BARE_NAME = new RegExp(`^(?:${NAME})$`, "u");
/** The first role is the one in question: 「站长是县妇联副主席贺兰亭」. */
const FIRST_ROLE = new RegExp(`(${ROLE})(?:是|为|由)[\\p{Script=Han}]{0,12}$`, "u");

/** Whether the text is exactly one person's name. */
export function isPersonName(folded: string): boolean {
  return BARE_NAME.test(folded);
}

export function draftPersons(cells: Cells): void {
  const { statement } = cells;
  for (const { span, match } of [...cells.find(HELD_BY)]) {
    const name = match[2] ?? "";
    // Not a name: 「负责人高兴地说」.
    if (/[地的了着是为于在]$/u.test(name)) continue;
    const value: Span = [span[1] - name.length, span[1]];
    const roleEnd = span[0] + (match[1] ?? "").length;
    const of = roleOf(statement, roleEnd);
    cells.add("person", [value], { of, asks: askingsFor("person", of) });
  }
}

/** The role with its office: 县人民法院院长. */
function roleOf(statement: Statement, roleEnd: number): string {
  const { folded, scope } = statement;
  const part = partAround(statement, [roleEnd, roleEnd]);
  const words = folded.slice(part[0], roleEnd);
  const first = FIRST_ROLE.exec(words);
  const end = first === null ? roleEnd : part[0] + first.index + (first[1] ?? "").length;
  const run = /[\p{Script=Han}“”]*$/u.exec(folded.slice(part[0], end))?.[0] ?? "";
  const own = run.replace(/^.*(?:[左右][一二三]为|由(?=.)|是(?=.)|据)/u, "");
  const said = wordsOf(statement, [end - own.length, end]);
  if (said.length > 4 || (said.length === 4 && !said.endsWith("人"))) return statement.fullName(said);
  const owner = topicBefore(statement, end - own.length);
  return `${owner === "" ? scope : owner}${said}`;
}
