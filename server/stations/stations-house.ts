/** All that stations find at this server: their feed, the documents of it, and a test channel. */
import express from 'express';
import { papersRouter } from './papers/papers-routes.ts';
import { type StationsDoor, type StationsNeeds, stationsDoor } from './stations-door.ts';
import { testChannel } from './test-channel.ts';

export const stationsHouse = (needs: StationsNeeds): StationsDoor => {
  const door = stationsDoor(needs);
  const test = testChannel(needs);
  return {
    ...door,
    router: express.Router().use(papersRouter(), test.router, door.router),
    close: async () => {
      await test.close();
      await door.close();
    },
  };
};
