// Determines the modality of a fact: is, planned, trial or denied.
import type { Fact, Span } from "../../src/corpus.ts";
import { type Cell, clauseAround, partAround, type Statement } from "./cell.ts";

/** 将 before a noun means 把 rather than the future: 「将有关收费项目一并公示」. */
const PLANNED =
  /(?<![并可应须把拟])将(?=在|于|探索|试点|建|新|为|开展|继续|进一步|推|完成|增|启|达|会|全面|陆续|逐步|举|实施|组织|派|按|不再|到|对)|拟(?=将|在|对|于|把|新|建|定)|即将|(?<!工作|年度|点|培训)计划(?!》|生育|单列)|力争|打算|争取|下一步|有望|接下来/u;
const TRIAL = /试点|试行|试运行|探索/u;
const DENIED =
  /暂不|暂未|不再|不对外|不予|不得|不能|不可以|不提供|不代|不做|不办|不受理|不公开|不开放|不出具|不会|不适用|没有(?=[\p{Script=Han}])|还没|尚未|未(?!成年|婚|满|来|经)|不(?=收费|收钱|要钱|办理|设)/u;

/** A denied price is the value itself (不收费), so its modality stays "is". */
export function modalityOf(
  statement: Statement,
  { kind, of }: Pick<Cell, "kind" | "of">,
  span: Span,
): Fact["modality"] {
  const clause = statement.folded.slice(...clauseAround(statement, span));
  if (PLANNED.test(clause)) return "planned";
  if (TRIAL.test(clause)) return "trial";
  // A condition is denied only if what it is the condition of is denied: 不予补贴.
  if (kind === "conditions") return /^(?:不予|不得|不能|不可|不受理|暂不)/u.test(of) ? "denied" : "is";
  if (kind === "fee" || kind === "documents") return "is";
  return DENIED.test(statement.folded.slice(...partAround(statement, span))) ? "denied" : "is";
}
