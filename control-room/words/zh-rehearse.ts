/** Chinese of rehearsals. */

export const zhRehearse = {
  rehearse: {
    bar: '这是彩排',
    part: '彩排',
    means: '这里的一切都不会到达观众、合作台或总数。',
    isOver: '屏幕上都是彩排的内容。',
    end: '结束彩排',
    begins: '从这一段开始',
    beginsWhy: '之前的各段视为已按计划播出：时钟与当时一致，其中的投票不进行。',
    fromHere: '从这里彩排',
    asPlayed: '视为已播',
    notAsked: '不投票：在彩排起点之前',
    crowd: '模拟观众和订单',
    size: { viewers: '观众人数', yea: '每百人赞成', orders: '每分钟订单' },
    call: '让他们进来',
    change: '更改',
    sendHome: '让他们离开',
    crowdIn: '模拟：{{viewers}} 位观众，每分钟 {{orders}} 单',
    crowdGone: '部分选票和订单是模拟的',
    simulatedVotes: '模拟观众',
    simulatedOrders: '模拟订单',
    near: {
      hour: '距正式播出不到一小时',
      half: '距播出不到 30 分钟',
      ten: '距播出不到 10 分钟',
      five: '距播出不到 5 分钟：请结束彩排',
      late: '现在应已正式播出：请结束彩排',
    },
    in: '还有 {{count}}',
    since: '已过 {{count}}',
    notNow: {
      'on-air': '现在不能彩排：有一期正在播出。',
      'made-ready': '现在不能彩排：有一期正在准备播出。',
      'vote-waits': '还不能彩排：当晚有一项投票仍在等结果。请把它做完、推迟或作废。',
    },
  },
};
