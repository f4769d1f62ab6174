// The boxes that a person lays over a picture, and the part that they cut out: added, moved, sized and removed, each told in words.
import { computed, ref, shallowRef } from 'vue';
import { type Box, boxInWords, grown, inside, moved, STEP } from './boxes.ts';

export interface Area {
  id: number;
  kind: 'box' | 'crop';
  box: Box;
}

const FIRST_BOX: Box = { x: 0.3, y: 0.1, width: 0.4, height: 0.15 };
const FIRST_CROP: Box = { x: 0.05, y: 0.05, width: 0.9, height: 0.9 };
const WAYS: Record<string, readonly [right: number, down: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export function useAreas() {
  const areas = shallowRef<Area[]>([]);
  const chosenId = ref<number | null>(null);
  /** What was just done, for those who listen. */
  const told = ref('');
  let nextId = 1;

  const boxes = computed(() => areas.value.filter(({ kind }) => kind === 'box'));
  const crop = computed(() => areas.value.find(({ kind }) => kind === 'crop') ?? null);
  const chosen = computed(() => areas.value.find(({ id }) => id === chosenId.value) ?? null);
  const nameOf = (area: Area): string => (area.kind === 'crop' ? 'What stays' : `Box ${boxes.value.indexOf(area) + 1}`);
  const tell = (area: Area) => {
    told.value = `${nameOf(area)}: ${boxInWords(area.box)}`;
  };

  function add(kind: Area['kind'], box: Box = kind === 'crop' ? FIRST_CROP : FIRST_BOX): Area {
    // a second one lies below the first, not on it
    const shift = box === FIRST_BOX ? (boxes.value.length % 5) * 0.18 : 0;
    const area: Area = { id: nextId++, kind, box: moved(inside(box), 0, shift) };
    areas.value = [...areas.value, area];
    chosenId.value = area.id;
    tell(area);
    return area;
  }
  function change(id: number, box: Box): void {
    areas.value = areas.value.map((area) => (area.id === id ? { ...area, box: inside(box) } : area));
    const area = areas.value.find((one) => one.id === id);
    if (area) tell(area);
  }
  function remove(id: number): void {
    const area = areas.value.find((one) => one.id === id);
    if (!area) return;
    told.value = area.kind === 'crop' ? 'Nothing is cut away.' : `${nameOf(area)} is removed.`;
    areas.value = areas.value.filter((one) => one.id !== id);
    if (chosenId.value === id) chosenId.value = null;
  }
  /** Arrows move, with Shift they make it wider and higher; Delete removes. True when the key meant something. */
  function press(id: number, { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
    const area = areas.value.find((one) => one.id === id);
    const way = WAYS[key];
    if (area && way) change(id, shiftKey ? grown(area.box, ...way) : moved(area.box, ...way));
    else if (area && (key === 'Delete' || key === 'Backspace')) remove(id);
    else return false;
    return true;
  }
  return { areas, boxes, crop, chosen, chosenId, told, nameOf, add, change, remove, press };
}
