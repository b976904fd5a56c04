/** What lies in the scenes of the fake OBS: items from the bottom up, inputs of other kinds than sound, and the canvas. As OBS 29 answers. */
import { FakeRefusal } from './fake-refusal.ts';

type Data = Readonly<Record<string, unknown>>;
type Item = { readonly id: number; readonly name: string; readonly isScene: boolean; enabled: boolean; transform: Record<string, unknown> };
type Page = { readonly kind: string; settings: Record<string, unknown> };

const neutral = {
  ...{ positionX: 0, positionY: 0, rotation: 0, scaleX: 1, scaleY: 1, alignment: 5 },
  ...{ boundsType: 'OBS_BOUNDS_NONE', boundsWidth: 0, boundsHeight: 0, cropLeft: 0, cropRight: 0, cropTop: 0, cropBottom: 0 },
};

export class FakeItems {
  /** Kinds of input that this OBS has. */
  kinds: string[] = ['browser_source', 'color_source_v3', 'ffmpeg_source', 'image_source'];
  /** Inputs that are no sound, by name. */
  readonly pages = new Map<string, Page>();
  readonly #items = new Map<string, Item[]>();
  readonly #sounds: () => readonly string[];
  #ids = 0;

  constructor(scenes: Iterable<string>, sounds: () => readonly string[]) {
    this.#sounds = sounds;
    for (const scene of scenes) {
      this.#items.set(scene, []);
      for (const name of [`${scene} ground`, ...sounds()]) this.add(scene, name);
    }
  }

  /** As a person at the desk adds a source: on top. */
  add(scene: string, name: string, enabled = true): number {
    this.#ids += 1;
    this.#in(scene).push({ id: this.#ids, name, isScene: this.#items.has(name), enabled, transform: { ...neutral } });
    return this.#ids;
  }

  /** From the bottom up. */
  names(scene: string): readonly string[] {
    return this.#in(scene).map(({ name }) => name);
  }

  #in(scene: unknown): Item[] {
    const items = this.#items.get(String(scene));
    if (!items) throw new FakeRefusal(600, `No source was found by the name of \`${String(scene)}\`.`);
    return items;
  }

  #item({ sceneName, sceneItemId }: Data): Item {
    const item = this.#in(sceneName).find(({ id }) => id === sceneItemId);
    if (!item) throw new FakeRefusal(600, 'No scene items were found in the specified scene by that ID.');
    return item;
  }

  #page({ inputName }: Data): Page {
    const page = this.pages.get(String(inputName));
    if (!page) throw new FakeRefusal(600, `No source was found by the name of \`${String(inputName)}\`.`);
    return page;
  }

  readonly handlers: Readonly<Record<string, (data: Data) => object | undefined>> = {
    GetVideoSettings: () => ({
      baseWidth: 1280,
      baseHeight: 720,
      outputWidth: 1280,
      outputHeight: 720,
      fpsNumerator: 25,
      fpsDenominator: 1,
    }),
    GetInputKindList: () => ({ inputKinds: this.kinds }),
    GetInputList: () => ({
      inputs: [
        ...this.#sounds().map((inputName) => ({ inputName, inputKind: 'ffmpeg_source' })),
        ...[...this.pages].map(([inputName, { kind }]) => ({ inputName, inputKind: kind })),
      ],
    }),
    GetInputSettings: (data) => ({ inputSettings: this.#page(data).settings, inputKind: this.#page(data).kind }),
    SetInputSettings: (data) => {
      const page = this.#page(data);
      page.settings = { ...(data.overlay === false ? {} : page.settings), ...(data.inputSettings as object) };
      return undefined;
    },
    CreateInput: ({ sceneName, inputName, inputKind, inputSettings, sceneItemEnabled }) => {
      if (!this.kinds.includes(String(inputKind))) throw new FakeRefusal(605, 'Your specified input kind is not supported by OBS.');
      const name = String(inputName);
      if (this.pages.has(name) || this.#sounds().includes(name)) throw new FakeRefusal(601, 'A source already exists by that input name.');
      this.#in(sceneName);
      this.pages.set(name, { kind: String(inputKind), settings: { ...(inputSettings as object) } });
      return { sceneItemId: this.add(String(sceneName), name, sceneItemEnabled !== false) };
    },
    CreateSceneItem: ({ sceneName, sourceName, sceneItemEnabled }) => {
      const name = String(sourceName);
      if (!this.pages.has(name) && !this.#items.has(name) && !this.#sounds().includes(name))
        throw new FakeRefusal(600, `No source was found by the name of \`${name}\`.`);
      return { sceneItemId: this.add(String(sceneName), name, sceneItemEnabled !== false) };
    },
    GetSceneItemList: ({ sceneName }) => ({
      sceneItems: this.#in(sceneName).map(({ id, name, isScene, enabled, transform }, sceneItemIndex) => ({
        ...{ sceneItemId: id, sceneItemIndex, sceneItemEnabled: enabled, sourceName: name, isGroup: isScene ? false : null },
        ...{ sourceType: `OBS_SOURCE_TYPE_${isScene ? 'SCENE' : 'INPUT'}`, sceneItemTransform: transform },
      })),
    }),
    SetSceneItemIndex: (data) => {
      const [items, item] = [this.#in(data.sceneName), this.#item(data)];
      items.splice(items.indexOf(item), 1);
      items.splice(Number(data.sceneItemIndex), 0, item);
      return undefined;
    },
    SetSceneItemEnabled: (data) => {
      this.#item(data).enabled = data.sceneItemEnabled === true;
      return undefined;
    },
    SetSceneItemTransform: (data) => {
      const item = this.#item(data);
      item.transform = { ...item.transform, ...(data.sceneItemTransform as object) };
      return undefined;
    },
    GetSceneItemId: (data) => {
      const item = this.#in(data.sceneName).find(({ name }) => name === data.sourceName);
      if (!item) throw new FakeRefusal(600, 'No scene items were found in the specified scene by that name.');
      return { sceneItemId: item.id };
    },
  };
}
