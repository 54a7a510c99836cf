// 一个回答：有危险先说危险，再是答案和引文、出处、打给谁、声明。
const { call } = require("../../call");

Component({
  properties: {
    /** reply.js 的 Shown。 */
    answer: { type: Object, value: {} },
    /** 字号：空、large、largest。 */
    size: { type: String, value: "" },
  },
  methods: {
    /** @param {WechatMiniprogram.TouchEvent<{}, {}, { tel: string }>} event */
    onCall(event) {
      call(event.currentTarget.dataset.tel);
    },
    /** 小程序里打不开别处的网页，链接复制了到浏览器里看。 @param {WechatMiniprogram.TouchEvent<{}, {}, { link: string }>} event */
    onCopy(event) {
      wx.setClipboardData({ data: event.currentTarget.dataset.link });
    },
    /** @param {WechatMiniprogram.TouchEvent<{}, {}, { question: string }>} event */
    onPick(event) {
      this.triggerEvent("pick", { question: event.currentTarget.dataset.question });
    },
  },
});
