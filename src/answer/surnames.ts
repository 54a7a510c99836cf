// The family names of the Hundred Family Surnames, without those that are mostly other words after an office (向, 全, 于).
const SINGLE =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝臧计伏戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮羿储靳汲糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳姬申扶堵冉宰郦雍桑桂濮牛寿边扈燕冀浦尚农温庄晏柴瞿阎慕连茹习宦艾鱼容古易慎戈廖庾暨居衡步耿满弘匡文寇广禄阙东欧沃利蔚越夔隆师巩聂晁敖融冷訾辛阚那简饶空曾沙养鞠丰巢关蒯查荆红游竺权逯盖益桓肖闫付覃";
const COMPOUND = ["欧阳", "司马", "上官", "诸葛", "令狐", "钟离", "东方", "皇甫", "尉迟", "公孙", "慕容", "夏侯"];

/** The length of the family name that a run begins with: 0 for none. */
export function surnameLength(run: string): number {
  if (COMPOUND.some((name) => run.startsWith(name))) return 2;
  return run !== "" && SINGLE.includes(run.charAt(0)) ? 1 : 0;
}
