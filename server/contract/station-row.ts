/**
 * The one flat row that pollers read (vMix and other titlers), the same in JSON, CSV and XML: names of columns never change, every value is text.
 *
 * Text is in the station's language. What there is nothing of is empty. Times are ISO 8601, UTC, at the origin unless said otherwise.
 */
import { z } from 'zod';

const text = (says: string) => z.string().describe(says);
const yesNo = (says: string) => z.enum(['yes', 'no']).describe(says);

export const StationRowSaid = z
  .object({
    station: text('Your own id'),
    test: yesNo('yes: invented data of the test channel'),
    id: text('Id of the last event, as in the stream'),
    as_of: text('When this was so'),
    on_air: yesNo('The show is on air'),
    muted: yesNo('We have muted you'),
    in_break: yesNo('The origin is in a break'),
    ended: yesNo('The show is over'),
    kind: text('live or simulated'),
    delay_s: text('How much later than the origin your viewers see it, in seconds'),
    episode: text('Title of the episode'),
    episode_date: text('Its date'),
    segment: text('Title of what is on air'),
    segment_kind: text('What kind of segment it is'),
    segment_started_at: text('When it began'),
    segment_ends_at: text('When it should end'),
    product_item: text('Item number of what is being sold'),
    product_name: text('Its name'),
    product_price: text('Its price as it is written, with the sign of the currency'),
    product_amount: text('Its price as a number'),
    product_currency: text('ISO 4217'),
    product_sold: text('Units sold in this show'),
    product_left: text('Units left'),
    product_age_s: text('How old these two are, in steps of five seconds'),
    name: text('Lower third: who'),
    name_title: text('Lower third: title'),
    name_place: text('Lower third: place'),
    label: text('Labels that are on, mandatory ones among them'),
    vote_question: text('The vote that is open; else the one that is counted, announced, or was last'),
    vote_yea: text('What yes means'),
    vote_nay: text('What no means'),
    vote_phase: text('announced, open, closed, revealed, deferred or void'),
    vote_eligible: text('yes: your viewers may vote'),
    vote_opens_at: text('When your viewers see it open'),
    vote_ends_at: text('When your viewers see it end; empty while no end was announced'),
    vote_turnout: text('Votes counted so far'),
    vote_yea_count: text('Only where the split may be shown'),
    vote_nay_count: text('Only where the split may be shown'),
    code_link: text('What your QR leads to; another every ten seconds'),
    code_from: text('From when it may be in your picture, your delay included'),
    code_until: text('Until when at the latest'),
    result_question: text('The newest result: what was asked'),
    result_decision: text('yea or nay'),
    result_yea: text('Votes for it'),
    result_nay: text('Votes against it'),
    result_by_hand: text('yes: two people gave these figures; they were not counted here'),
    correction: text('Why a result that was on air was corrected'),
    sales_units: text('Units sold in the whole show'),
    sales_net: text('What they brought, refunds taken off'),
    sales_age_s: text('How old these two are, in steps of five seconds'),
    figures_at: text('When figures last changed'),
  })
  .describe('The show now, in one row');

export type StationRowSaid = z.infer<typeof StationRowSaid>;

export const stationColumns = Object.keys(StationRowSaid.shape) as readonly (keyof StationRowSaid)[];
