// What was measured of a barrier, in words, for those who may read the effect board.
import { useCallback } from 'preact/hooks';
import type { ModelBarrier, Page as ListPage } from '../api/types.ts';
import { useApp } from '../app/context.ts';
import { tasksOf } from '../app/navigation.ts';
import type { EffectRow } from '../effect/types.ts';
import { locale, t } from '../i18n/index.ts';
import { useGet } from '../ui/load.ts';

export type Measured = (barrier: ModelBarrier) => string;

/** Of a barrier's payment rule, what the latest measure with that rule changed; else that nothing was measured, or that this person does
 * not see it here. */
export function useMeasured(): Measured {
  const { session } = useApp();
  const mayRead = session !== null && tasksOf(session).some(({ to }) => to === '/effect');
  const rows = useGet<ListPage<EffectRow>>(mayRead ? '/api/v1/effects' : null).value?.items;
  return useCallback(
    ({ paymentRule }) => {
      if (!paymentRule) return t('models.notMeasured');
      if (!mayRead) return t('models.elsewhere');
      const effect = rows?.find(({ rule, fraud }) => rule === paymentRule && fraud !== null)?.fraud;
      if (!effect) return t('models.notMeasured');
      const shown = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
      return t('models.measured', { value: shown.format(effect.value), low: shown.format(effect.low), high: shown.format(effect.high) });
    },
    [mayRead, rows, session],
  );
}
