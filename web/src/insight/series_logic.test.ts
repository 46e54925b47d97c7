import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakPlaces, unbroken } from './series_logic.ts';

const point = (period: string) => ({ period, value: 1, low: null, high: null, isAbout: false, isMoreThan: false, source: 'x' });
const SERIES = { points: ['2019', '2020', '2021', '2023'].map(point), breaks: [{ before: '2020', text: { nl: '', en: '' } }, { before: '2023', text: { nl: '', en: '' } }] };

test('no line is drawn across a break', () => assert.deepEqual(unbroken(SERIES).map((each) => each.map(({ period }) => period)), [['2019'], ['2020', '2021'], ['2023']]));
test('a break stands between the years it parts', () => assert.deepEqual(breakPlaces(SERIES), [2019.5, 2022]));
test('a series without breaks is one line', () => assert.equal(unbroken({ points: SERIES.points, breaks: [] }).length, 1));
