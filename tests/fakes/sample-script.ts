/** What the hosts say in the sample rundown, and one price of before. */
import type { Script } from '../../server/core/watch-view.ts';

const both = (zh: string, en: string) => ({ zh, en });

const pitch = (zh: string, en: string) => [
  both(`各位观众，接下来是${zh}。请您先看一看，再决定要不要。`, `Good evening everyone: here come the ${en}. Look first, then decide.`),
  both('这批货今天清晨才离开产地，明天就能到您家里。', 'They left the farm this very morning, and can be at your door tomorrow.'),
  both('您的一票，决定今晚上不上架。', 'Your vote decides whether we sell them tonight.'),
];

export const sampleScript: Script = {
  was: { apples: { price: { minor: 7980, currency: 'CNY' }, basis: both('本店十一月价', 'our price in November') } },
  lines: {
    opening: [both('晚上好，欢迎来到江河与果园！', 'Good evening, and welcome to River and Orchard!')],
    'guest-oranges': pitch('赣南脐橙', 'Gannan navel oranges'),
    'guest-apples': pitch('洛川苹果', 'Luochuan apples'),
    'guest-eggs': pitch('神丹山鸡蛋', 'hill-farm eggs'),
    'guest-rice': pitch('五常大米', 'Wuchang rice'),
    'guest-tea': pitch('安溪铁观音', 'Anxi Tieguanyin teas'),
    'guest-kiwis': pitch('蒲江猕猴桃', 'Pujiang kiwi fruit'),
  },
};
