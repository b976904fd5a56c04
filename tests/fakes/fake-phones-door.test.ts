/** The fake keeps what the real door keeps. */
import { openClock } from '../../server/clock.ts';
import { phonesDoorContract } from '../contracts/phones-door-contract.ts';
import { createFakePhonesDoor } from './fake-phones-door.ts';

phonesDoorContract('the fake', async () => {
  const door = createFakePhonesDoor(openClock());
  return { door, cast: async (vote) => door.vote(vote), stop: () => door.close() };
});
