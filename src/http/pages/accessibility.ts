// The accessibility statement: what was done, what is known to be missing, whom to tell.
import { html } from "hono/html";
import type { Settings } from "../../settings.ts";
import { reachable, renderLayout } from "./layout.ts";

export function renderAccessibility(settings: Settings): string {
  const { OPERATOR_NAME, OPERATOR_CONTACT, COMPLAINT_CHANNEL } = settings;
  const main = html`<h1>无障碍声明</h1>
<p>${OPERATOR_NAME === "" ? "本站" : OPERATOR_NAME}希望人人都能用上这里的查询，包括看不清、听不见、手不方便、年纪大的人。</p>
<h2>做了什么</h2>
<ul>
<li>字大、行距宽，文字和底色分得清；手机调成深色时，页面也跟着变深。</li>
<li>问答上面有“字大一点”，能放大两级，按钮也跟着变大。</li>
<li>放大到四倍，或者用很窄的屏幕，不用左右拖动也能看。</li>
<li>不用鼠标，只用键盘就能问、能看原文、能打电话。</li>
<li>读屏软件会把新的回答读一遍。手机或电脑自己带朗读声音的，回答下面有“朗读”；声音只在您的机器上，不传给别人。</li>
<li>不开脚本也能用。没有广告、弹窗、验证码和倒计时。</li>
<li>在系统里关掉动画的，这里也没有动画。</li>
</ul>
<h2>还没做到的</h2>
<ul>
<li>资料是报道的原文，有的句子长、词难，我们没有改写。</li>
<li>没有手语。机器上没有朗读声音的，听不了回答。</li>
</ul>
<h2>用不了，告诉谁</h2>
<p>${OPERATOR_CONTACT === "" ? "运营单位还没有填写联系方式。" : html`请联系：${reachable(OPERATOR_CONTACT)}`}</p>
${COMPLAINT_CHANNEL === "" ? "" : html`<p>不满意处理结果，可以投诉：${reachable(COMPLAINT_CHANNEL)}</p>`}
<p>法律上的事着急问，可以打<a href="tel:12348">12348</a>公共法律服务热线。</p>`;
  return renderLayout({ title: "无障碍声明 - 法问", main, settings });
}
