// 这是什么，留下什么，谁办的。
const config = require("../../config");

Component({ data: { operator: config.operator, host: config.host } });
