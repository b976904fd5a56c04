/** Chinese: what the desk shows over monitors, and says beforehand of rows that cannot go as they are. */
export const zhLooksAhead = {
  laidOver: {
    frame: '这个 OBS 场景不带的字幕',
    program: '不在这个 OBS 场景里，叠加显示：{{graphics}}',
    none: '这个 OBS 场景不带字幕。',
    next: '不在这个 OBS 场景里，叠加显示：下一个按触发点带出的内容。',
  },
  obstacle: {
    word: '未就绪',
    scene: '切换台里没有场景“{{name}}”',
    input: '切换台里没有音源“{{name}}”',
    clip: '短片“{{name}}”没有播放它的音源',
    'clip-short': '短片“{{name}}”的素材不够长',
    guest: '姓名和头衔未经核准：{{name}}',
    atTake: '下一个未就绪：{{reasons}}。仍然可以切。',
    comma: '；',
  },
  ahead: {
    leadsTo: '结果 → {{title}}',
    resultLeads: '投票结果通往“{{title}}”，而不是“下一段”。',
    opensIn: '自动开启，还有',
    opensAt: '{{time}} 自动开启',
    opensWhen: '自动开启：{{when}}',
    opensWith: '随“{{title}}”自动开启：{{when}}',
    opensByHand: '要手动开启',
    overBy: '超时',
    oldProgram: '旧：主输出',
  },
  handEdits: {
    kept: '{{by}} 改过，保持不变。',
    take: '改用表格的内容（{{by}} 改过）',
    takeOf: '{{title}} 改用表格的内容，{{by}} 改过',
  },
};
