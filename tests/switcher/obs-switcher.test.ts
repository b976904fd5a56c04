/** The OBS adapter against a fake OBS on loopback: the contract, and everything that goes wrong. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPicture, contractInputs, hear, switcherContract, waitFor } from '../contracts/switcher-contract.ts';
import type { FakeObs } from '../fakes/fake-obs.ts';
import { fakeHouse } from './fake-house.ts';

switcherContract('OBS (a fake one)', async () => {
  const house = fakeHouse();
  const obs = await house.build();
  obs.meter(Object.fromEntries(contractInputs.map((input) => [input, [0.1, 0.2, 0.2] as const])));
  return { switcher: house.open(), cutByHand: obs.cutByHand, setMuteByHand: obs.setMuteByHand, close: house.clear };
});

describe('OBS when things go wrong', () => {
  const house = fakeHouse();
  const { open, connect, settle } = house;
  let obs: FakeObs;
  const writes = () => obs.asked.filter((request) => request.startsWith('Set'));
  beforeEach(async () => {
    obs = await house.build();
  });
  afterEach(house.clear);

  it('[P6] refuses to go on with a wrong password, says so, and connects once it is right', async () => {
    const switcher = open({ password: 'wrong' });
    await waitFor(() => expect(switcher.health().state).toBe('refused'));
    expect(switcher.health().message).toContain('password');
    switcher.want(aPicture('Product'));
    await expect(switcher.check({ scenes: [], inputs: [] })).rejects.toThrow('password');
    expect(await switcher.playClip('Music bed', 0)).toBe(false);
    expect(await switcher.screenshot('Product', 320)).toBeUndefined();
    obs.setPassword('wrong');
    switcher.tryAgain();
    expect(await switcher.settled(8000)).toBe(true);
    expect(obs.desk.program).toBe('Product');
  });

  it('says at once that an address is not one', async () => {
    const switcher = open({ url: 'the studio' });
    await waitFor(() => expect(switcher.health().state).toBe('refused'));
    expect(switcher.health().message).toContain('the studio');
  });

  it('[P5] waits for an OBS that is absent, for as long as it takes, and brings it to the newest picture', async () => {
    await obs.away();
    const switcher = open();
    switcher.want(aPicture('Break'));
    await waitFor(() => expect(switcher.health().state).toBe('lost'));
    expect(switcher.health().message).toContain('Start OBS');
    expect(switcher.observed().program).toBeNull();
    switcher.want(aPicture('Product'));
    await obs.restart();
    expect(await switcher.settled(8000)).toBe(true);
    expect(obs.desk.program).toBe('Product');
    expect(obs.desk.inputs.get('Guest mic')?.muted).toBe(true);
  });

  it('knows nothing of the picture while OBS is away', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    await obs.away();
    await waitFor(() => expect(switcher.observed()).toMatchObject({ program: null, sound: {} }));
  });

  it('[P5] brings an OBS that was restarted back to scene and sound, also when somebody had cut by hand', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    const heard = hear(switcher);
    obs.cutByHand('Break');
    await waitFor(() => expect(heard.some((event) => event.type === 'by-hand')).toBe(true));
    await obs.restart();
    expect(await switcher.settled(8000)).toBe(true);
    expect(obs.desk.program).toBe('Product');
    expect(obs.desk.inputs.get('Guest mic')?.muted).toBe(true);
    expect(obs.desk.inputs.get('Music bed')?.db).toBeCloseTo(-18, 1);
  });

  it('leaves a cut by hand alone when only the network was away', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    const heard = hear(switcher);
    obs.drop();
    obs.cutByHand('Break');
    await waitFor(() => expect(heard.some((event) => event.type === 'by-hand' && event.scene === 'Break')).toBe(true));
    expect(obs.desk.program).toBe('Break');
  });

  it('brings what was wanted while the network was away', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    obs.drop();
    await waitFor(() => expect(switcher.health().state).toBe('lost'));
    await settle(switcher, 'Break');
    expect(obs.desk.program).toBe('Break');
  });

  it('stays away when it was kicked, until a person says otherwise', async () => {
    const switcher = await connect();
    obs.kick();
    await waitFor(() => expect(switcher.health().state).toBe('refused'));
    expect(switcher.health().message).toContain('removed');
    switcher.tryAgain();
    await waitFor(() => expect(switcher.health().state).toBe('connected'));
  });

  it('waits for an OBS that is not ready yet', async () => {
    obs.notReady(3);
    const switcher = await connect();
    expect(obs.asked.slice(0, 4)).toEqual(['GetVersion', 'GetVersion', 'GetVersion', 'GetVersion']);
    await settle(switcher, 'Product');
  });

  it('[P5] calls a frozen OBS hung, and brings it to the newest picture when it thaws', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    obs.freeze();
    switcher.want(aPicture('Guest 嘉宾'));
    await waitFor(() => expect(switcher.health().state).toBe('hung'));
    expect(switcher.health().message).toContain('does not answer');
    switcher.want(aPicture('Break'));
    obs.thaw();
    expect(await switcher.settled(8000)).toBe(true);
    expect(obs.desk.program).toBe('Break');
  });

  it('is patient with a slow OBS', async () => {
    const switcher = await connect();
    obs.lag(300);
    await settle(switcher, 'Product');
    expect(switcher.health().state).toBe('connected');
  });

  it('[P1] asks OBS only for what differs', async () => {
    const switcher = await connect();
    await settle(switcher, 'Product');
    const before = writes().length;
    await settle(switcher, 'Product');
    expect(writes().length).toBe(before);
    switcher.want(aPicture('Product', { sound: { 'Guest mic': { open: true } } }));
    expect(await switcher.settled(8000)).toBe(true);
    expect(writes().slice(before)).toEqual(['SetInputMute']);
  });

  it('brings a scene that was missing once somebody adds it', async () => {
    const switcher = await connect();
    switcher.want(aPicture('Kitchen'));
    await waitFor(() => expect(switcher.health().message).toContain('Kitchen'));
    obs.desk.scenes.add('Kitchen');
    obs.emit('SceneCreated', { sceneName: 'Kitchen', isGroup: false });
    expect(await switcher.settled(8000)).toBe(true);
    expect(switcher.health().message).toBe('');
  });

  it('leaves OBS alone while its scene collection changes', async () => {
    const switcher = await connect();
    obs.emit('CurrentSceneCollectionChanging', { sceneCollectionName: 'Show' });
    await waitFor(() => expect(switcher.check({ scenes: [], inputs: [] })).rejects.toThrow('scene collection'));
    const before = obs.asked.length;
    switcher.want(aPicture('Product'));
    expect(await switcher.settled(1200)).toBe(false);
    expect(obs.asked.length).toBe(before);
    obs.emit('CurrentSceneCollectionChanged', { sceneCollectionName: 'Show 2' });
    expect(await switcher.settled(8000)).toBe(true);
  });

  it('holds the wanted preview while OBS is in studio mode', async () => {
    obs.desk.preview = 'Studio';
    const switcher = await connect();
    switcher.want(aPicture('Product', { preview: 'Break' }));
    await waitFor(() => expect(switcher.observed()).toMatchObject({ program: 'Product', preview: 'Break' }));
  });

  it('does not drive an OBS that belongs to another show', async () => {
    const first = open({ identity: 'orchard-evening' });
    await waitFor(() => expect(first.health().state).toBe('connected'));
    const second = open({ identity: 'another-show' });
    await waitFor(() => expect(second.health().state).toBe('refused'));
    expect(second.health().message).toContain('orchard-evening');
  });
});
