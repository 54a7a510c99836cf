// 打电话：微信先让人看号码，点了才拨。
/** @param {string} tel */
function call(tel) {
  // 人可能不拨了：那不是错。
  wx.makePhoneCall({ phoneNumber: tel.replace(/-/g, ""), fail: () => undefined });
}

module.exports = { call };
