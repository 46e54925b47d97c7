// The drawing of a barrier model, as SVG on the page and as a file.
import { useMemo } from 'preact/hooks';
import type { Ref } from 'preact';
import type { BarrierModel, ModelBarrier } from '../api/types.ts';
import { labelOf, say, t } from '../i18n/index.ts';
import type { Measured } from './barrier_effect.ts';
import { layOut, LINE, PADDING, type Box, type DrawnBarrier, type DrawnStep } from './barrier_layout.ts';

export function BarrierDrawing({ model, measured, svg }: { model: BarrierModel; measured: Measured; svg: Ref<SVGSVGElement> }) {
  const drawing = useMemo(() => layOut(model.steps.map((step) => ({ id: step.step, title: say(step.title), barriers: step.barriers.map((barrier) => wordsOf(barrier, measured(barrier))) }))), [model, measured]);
  return (
    <svg ref={svg} class="barrier-drawing" role="img" aria-label={say(model.title)} viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
      {drawing.steps.map((step, index) => <Step key={step.id} step={step} next={drawing.steps[index + 1]} />)}
    </svg>
  );
}

const wordsOf = (barrier: ModelBarrier, effect: string) => ({
  id: barrier.barrier,
  title: say(barrier.text),
  below: `${barrier.owners.map((owner) => labelOf('sector', owner)).join(', ')} · ${labelOf('barrierStatus', barrier.status)} · ${effect}`,
  tone: barrier.status,
});

function Step({ step, next }: { step: DrawnStep; next: DrawnStep | undefined }) {
  const middle = step.x + step.width / 2;
  return (
    <g>
      {next && <path class="script" d={`M${middle} ${step.y + step.height}V${next.y - 3}m-6 -8l6 8l6 -8`} />}
      {[...step.barriers, ...(step.gap ? [step.gap] : [])].slice(0, 1).map((first) => (
        <path key="to" class="script" d={`M${step.x + step.width} ${step.y + PADDING + LINE / 2}H${first.x}`} />
      ))}
      <rect class="script-step" x={step.x} y={step.y} width={step.width} height={step.height} rx="4" />
      <Lines lines={step.title} box={step} class="step-words" />
      {step.gap && (
        <>
          <rect class="barrier is-missing" x={step.gap.x} y={step.gap.y} width={step.gap.width} height={step.gap.height} rx="4" />
          <Lines lines={[t('models.gap')]} box={step.gap} class="barrier-title" />
        </>
      )}
      {step.barriers.map((barrier) => <Barrier key={barrier.id} barrier={barrier} />)}
    </g>
  );
}

function Barrier({ barrier }: { barrier: DrawnBarrier }) {
  return (
    <>
      <rect class={`barrier is-${barrier.tone}`} x={barrier.x} y={barrier.y} width={barrier.width} height={barrier.height} rx="4" />
      <Lines lines={barrier.title} box={barrier} class="barrier-title" />
      <Lines lines={barrier.below} box={{ ...barrier, y: barrier.y + barrier.title.length * LINE }} class="barrier-below" />
    </>
  );
}

function Lines({ lines, box, class: name }: { lines: string[]; box: Box; class: string }) {
  return <text class={name}>{lines.map((line, row) => <tspan key={row} x={box.x + PADDING} y={box.y + PADDING + LINE * (row + 0.75)}>{line}</tspan>)}</text>;
}
