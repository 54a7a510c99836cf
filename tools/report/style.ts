// The style sheet of the report, for desktops, phones and A4. It loads no font or picture.

export const STYLE = `
:root{--ink:#1b2430;--soft:#5a6675;--line:#d9dfe7;--pale:#f5f7fa;--blue:#0b57a4;--red:#b3261e;--amber:#8a5300;--green:#17693c}
*{box-sizing:border-box}
body{margin:0;background:#eceff3;color:var(--ink);font:16px/1.65 "Noto Sans SC","PingFang SC","Microsoft YaHei","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
main{max-width:70rem;margin:0 auto;padding:2rem clamp(1rem,4vw,3rem) 4rem;background:#fff}
h1{margin:0;font-size:1.9rem;line-height:1.3}
h2{margin:2.6rem 0 .4rem;padding-top:.9rem;border-top:3px solid var(--ink);font-size:1.3rem;line-height:1.35}
h3{margin:1.3rem 0 .3rem;font-size:1.05rem}
p{margin:.4rem 0}
small,.en,.soft{color:var(--soft);font-size:.86em;font-weight:400}
h1 .en,h2 .en{font-size:.62em}.en{margin-left:.5em}
.meta{margin-top:.3rem;color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.7rem;margin:1.4rem 0 0;padding:0;list-style:none}
.tiles li{padding:.7rem .9rem;border:1px solid var(--line);border-radius:.5rem;background:var(--pale)}
.tiles b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.todo{margin:1.2rem 0 0;padding:0;list-style:none;border:1px solid var(--line);border-radius:.5rem}
.todo li{display:flex;gap:.8rem;align-items:baseline;padding:.5rem .9rem}
.todo li+li{border-top:1px solid var(--line)}
.todo a{color:inherit}
.count{flex:none;min-width:2.4em;padding:.05em .5em;border-radius:1em;color:#fff;font-weight:700;text-align:center;font-variant-numeric:tabular-nums;background:var(--green)}
.count.red{background:var(--red)}.count.amber{background:var(--amber)}
table{width:100%;margin:.8rem 0;border-collapse:collapse;font-size:.92rem}
th,td{padding:.5rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--ink);font-size:.82rem;color:var(--soft);white-space:nowrap}
tbody th{font-weight:700}
td.num,b.num,.tel{font-variant-numeric:tabular-nums}
.tel{font-size:1.05rem;font-weight:700;white-space:nowrap}
.empty{display:inline-block;padding:0 .6em;border:1.5px dashed #b98a2f;border-radius:.3rem;background:#fff8e8;color:var(--amber);font-size:.85em;white-space:nowrap}
.tag{display:inline-block;padding:0 .5em;border:1px solid currentColor;border-radius:.3rem;font-size:.78rem;white-space:nowrap}
.tag.red,.red-text{color:var(--red)}.tag.amber,.amber-text{color:var(--amber)}.tag.green{color:var(--green)}.tag.blue{color:var(--blue)}
del{color:var(--soft)}ins{color:var(--blue);font-weight:700;text-decoration:none}
.none{padding:.6rem .9rem;border-left:4px solid var(--green);background:#f0f8f3}
.standing{margin:0;padding:0;list-style:none}.standing li+li{margin-top:.35rem;padding-top:.35rem;border-top:1px dotted var(--line)}
.subject{padding:.8rem 0;border-bottom:1px solid var(--line)}
.subject h3{margin:0 0 .35rem}
.cells{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.35rem 1.4rem;margin:0}
.cells>div{display:flex;gap:.6rem}.whole{white-space:nowrap}.cells dt{flex:none;width:4.4em;color:var(--soft);font-size:.88rem}.cells dd{margin:0;flex:1}
.lacking{display:flex;flex-wrap:wrap;gap:.35rem;margin:.45rem 0 0;padding:0;list-style:none}
.notice{margin:.8rem 0;padding:.7rem .9rem;border:1px solid var(--line);border-left:4px solid var(--red);border-radius:.3rem}
.notice.mild{border-left-color:#b98a2f}.notice b{display:block}
footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
@media (max-width:44rem){
 body{font-size:17px}main{padding-top:1.4rem}h1{font-size:1.55rem}
 table,tbody,tr,td,tbody th{display:block;width:auto}thead{display:none}
 tr{padding:.7rem 0;border-bottom:1px solid var(--line)}
 td,tbody th{padding:.12rem 0;border:0}
 td[data-label]{display:flex;gap:.6rem}td[data-label]::before{content:attr(data-label);flex:none;width:4.2em;color:var(--soft);font-size:.85rem}
 td>.standing{flex:1}
}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:9pt;color:#5a6675}}
@media print{
 body{background:none;font-size:10pt;line-height:1.5}main{max-width:none;padding:0}
 h1{font-size:18pt}h2{margin-top:9mm;font-size:13pt;break-after:avoid}h2+p,h3+p{break-after:avoid}h3{font-size:10.5pt;break-after:avoid}
 table{font-size:9pt}thead{display:table-header-group}
 tr,.notice,.todo li,.tiles li,.none{break-inside:avoid}.subject{break-inside:avoid;padding:2.2mm 0}
 .tiles{grid-template-columns:repeat(4,1fr)}.cells{grid-template-columns:repeat(2,1fr)}
 .count,.empty,.notice,.none,.tiles li{print-color-adjust:exact;-webkit-print-color-adjust:exact}
 a{text-decoration:none}
}
`;
