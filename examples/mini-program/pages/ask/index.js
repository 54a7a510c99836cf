// 提问和回答的页面。问过的话只在这一页的内存里，离开就没有了。
const { ask } = require("../../ask");

const SIZES = ["", "large", "largest"];
const SIZE_WORDS = ["字大一点", "字再大一点", "恢复原来的字号"];
const QUESTION_CHARS_MAX = 500;
/** 微信里字号调大了的人，一打开就用大字；16 是微信的标准字号。 */
const STANDARD_FONT = 16;

Component({
  data: {
    question: "",
    /** 回答上面写着的是哪一句。 */
    asked: "",
    /** @type {string[]} */
    earlier: [],
    /** @type {import("../../reply.js").Shown | null} */
    answer: null,
    /** @type {{ sentence: string } | null} */
    problem: null,
    isAsking: false,
    /** 清空以后才回来的回答不再显示。 */
    turn: 0,
    max: QUESTION_CHARS_MAX,
    size: "",
    sizeWords: "字大一点",
  },
  lifetimes: {
    attached() {
      if (!wx.canIUse("getAppBaseInfo")) return;
      const { fontSizeSetting } = wx.getAppBaseInfo();
      if (fontSizeSetting > STANDARD_FONT) this.onSize();
    },
  },
  methods: {
    /** @param {WechatMiniprogram.TextareaInput} event */
    onInput(event) {
      this.setData({ question: event.detail.value });
    },
    onSend() {
      this.send(this.data.question);
    },
    /** @param {WechatMiniprogram.CustomEvent<{ question: string }>} event */
    onPick(event) {
      this.setData({ question: event.detail.question });
      this.send(event.detail.question);
    },
    onClear() {
      const turn = this.data.turn + 1;
      this.setData({ turn, question: "", asked: "", earlier: [], answer: null, problem: null, isAsking: false });
    },
    onSize() {
      const at = (SIZES.indexOf(this.data.size) + 1) % SIZES.length;
      this.setData({ size: SIZES[at] ?? "", sizeWords: SIZE_WORDS[at] ?? "" });
    },
    /** @param {string} typed */
    send(typed) {
      const question = typed.trim();
      if (this.data.isAsking) return;
      if (question === "") {
        this.setData({ problem: { sentence: "请先写下您的问题。" } });
        return;
      }
      const turn = this.data.turn + 1;
      this.setData({ turn, isAsking: true, problem: null });
      ask(question, this.data.earlier, (outcome) => {
        if (turn === this.data.turn) this.show(question, outcome);
      });
    },
    /** @param {string} question @param {import("../../ask.js").Outcome} outcome */
    show(question, outcome) {
      if (outcome.answer === null) {
        this.setData({ isAsking: false, answer: null, asked: "", problem: { sentence: outcome.sentence } });
        return;
      }
      const earlier = [...this.data.earlier, question];
      this.setData({ isAsking: false, question: "", asked: question, earlier, answer: outcome.answer });
      // 回答在上面：先看到的是危险和电话。
      wx.pageScrollTo({ scrollTop: 0 });
    },
  },
});
