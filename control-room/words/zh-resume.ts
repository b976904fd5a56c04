/** Chinese: what is posted to stations, and their delay. */

export const zhResume = {
  dump: {
    dumped: '延时已清空',
    of: '{{name}} 延时已清空：图文立即跟上',
    rebuilding: '延时已清空',
    why: '由 {{by}} 操作；{{over}} 内重新建立',
  },
  webhook: {
    about: '推送到 {{host}} 的事件：等待 {{waiting}} 条，略过 {{shed}} 条。',
    well: '已推送',
    trying: '正在重新推送',
    'given-up': '推送未被接收',
    stopped: '对方已终止推送',
    refused: '地址被拒绝',
  },
};
