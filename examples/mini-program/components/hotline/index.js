// 一直在页面底下的电话。
const config = require("../../config");
const { call } = require("../../call");

Component({
  data: { tel: config.hotline.tel, name: config.hotline.name },
  methods: {
    onCall() {
      call(config.hotline.tel);
    },
  },
});
