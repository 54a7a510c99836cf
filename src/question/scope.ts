// Whether a question that found nothing is a legal one at all: it is told so kindly either way,
// but only a legal one is sent to the legal hotline for what the law says.

const LEGAL =
  /法律|法院|法官|律师|官司|起诉|诉讼|仲裁|调解|公证|援助|合同|协议|赔|欠|债|借(?:钱|款|条)|工资|加班|辞退|开除|劳动|工伤|社保|离婚|结婚|彩礼|抚养|赡养|继承|遗产|遗嘱|家暴|房(?:子|产|东|租)|租房|拆迁|征地|宅基地|物业|邻居|纠纷|投诉|退(?:款|货|钱)|诈骗|骗|报案|报警|犯(?:罪|法)|违法|坐牢|判刑|处罚|罚款|行政|复议|交通事故|撞|酒驾|专利|商标|侵权|肖像|名誉|医疗事故|社区矫正|缓刑|维权|权益|证据|担保|抵押|营业执照|公司注销|\b(?:law|legal|lawyer|court|sue|contract|divorce|inherit\w*|wage|salary|overtime|landlord|tenant|crime|criminal|police|fine|compensation|notar\w*|mediat\w*)\b/u;

/** Enters a folded question. */
export function isLegal(folded: string): boolean {
  return LEGAL.test(folded);
}
