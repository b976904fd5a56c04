/** The words of the check, in its own file so that the first load goes without them. */
import type { Language } from '../words.ts';

const en = {
  secure: 'This page did not come over a secure link (https), so your browser gives it no means to check anything. Nothing was checked.',
  elsewhere: (receipt: string) => `Keep your receipt ${receipt}: it can be checked on another device, or by anyone with the log’s export.`,
  notYet: 'The proof is given once every viewer has seen the result. Try again in a moment.',
  notFound: 'The door has no ballot under this receipt.',
  busy: 'The door is busy. Try again in a moment.',
  away: 'The door did not answer. Try again.',
  again: 'Try again',
  all: 'Your vote is in the signed log.',
  unsigned: 'Your vote is in the log you were shown. Who signed it was not checked.',
  bad: 'Something does not fit. Keep your receipt and show it to the station.',
  steps: {
    ballot: 'Your vote, as you cast it, stands in a record of the log',
    tree: 'This record is part of the log',
    signature: 'The log’s head is signed with the show’s key',
  },
  results: {
    fits: 'fits',
    differs: 'does not fit',
    'no-key': 'not checked: this page was given no key',
    cannot: 'not checked: this browser knows no Ed25519',
  },
  keyFrom: 'The key came with this page from the voting server. Compare it with the one the show has published:',
  head: (size: string) => `Head of the log (${size} records):`,
  received: (time: string) => `Received ${time}`,
  limits: 'This proves that your vote is in the log, not that the count was done right. Anyone can recount the log.',
};
type ProofWords = typeof en;

const zh: ProofWords = {
  secure: '本页不是通过安全连接（https）打开的，浏览器不提供核对所需的功能。没有进行任何核对。',
  elsewhere: (receipt) => `请保留回执 ${receipt}：可以在其他设备上核对，任何持有日志导出文件的人也可以核对。`,
  notYet: '所有观众都看到结果后才提供凭证，请稍后再试。',
  notFound: '服务器上没有这个回执对应的选票。',
  busy: '服务器正忙，请稍后再试。',
  away: '服务器没有回应，请再试一次。',
  again: '再试一次',
  all: '您的票在签名日志中。',
  unsigned: '您的票在所示日志中，但没有核对签名者。',
  bad: '有不符之处。请保留回执并联系电视台。',
  steps: {
    ballot: '您投的票记在日志的一条记录中',
    tree: '这条记录属于该日志',
    signature: '日志头由节目的密钥签名',
  },
  results: {
    fits: '相符',
    differs: '不符',
    'no-key': '未核对：本页没有收到密钥',
    cannot: '未核对：此浏览器不支持 Ed25519',
  },
  keyFrom: '密钥随本页来自投票服务器。请与节目公布的密钥比对：',
  head: (size) => `日志头（${size} 条记录）：`,
  received: (time) => `收到时间 ${time}`,
  limits: '这证明您的票在日志中，并不证明计票正确。任何人都可以用日志重新计票。',
};

export const proofWords = (language: Language): ProofWords => (language === 'zh' ? zh : en);
