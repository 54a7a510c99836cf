// 问一次：发给法问的 `POST /api/ask`，一定有结果，不抛错。问题只在请求里，不在网址里，也不存。
const config = require("./config");
const { shownAnswer, problemSentence } = require("./reply");

/** @typedef {import("./reply.js").Shown} Shown */
/** @typedef {{ answer: Shown } | { answer: null, sentence: string }} Outcome */

const NOT_READ = "这次没有收到回答。您写的还在，可以再试一次。";
const NOT_REACHED = "没有连上，这次没有收到回答。您写的还在，网络好了可以再试。";
const TIMEOUT_MS = 15000;
/** 法问只看最近几句。 */
const EARLIER_MAX = 6;

/**
 * @param {string} question
 * @param {readonly string[]} earlier 这个人前面问过的，先问的在前
 * @param {(outcome: Outcome) => void} done
 */
function ask(question, earlier, done) {
  const history = earlier.slice(-EARLIER_MAX).map((content) => ({ role: "user", content }));
  return wx.request({
    url: `${config.host}/api/ask`,
    method: "POST",
    header: { "content-type": "application/json" },
    data: { question, history, ...(config.place === "" ? {} : { place: config.place }) },
    timeout: TIMEOUT_MS,
    success: ({ statusCode, data }) => {
      const answer = statusCode === 200 ? shownAnswer(data, config.host) : null;
      done(answer === null ? { answer, sentence: problemSentence(data, NOT_READ) } : { answer });
    },
    fail: () => done({ answer: null, sentence: NOT_REACHED }),
  });
}

module.exports = { ask };
