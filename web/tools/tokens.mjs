// The one source of every colour, size and face: writes src/tokens/tokens.css and stops when a pair of colours reads badly.
//
//   node tools/tokens.mjs            write
//   node tools/tokens.mjs --check    fail when the written file is not what this one says
//
// Three layers: colour roles [light, dark] -> contrast pairs that must hold in both -> tokens of the NL Design System that point to
// roles, so that the dark theme swaps roles only.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OUT = fileURLToPath(new URL('../src/tokens/tokens.css', import.meta.url));

/** Colour roles: [light, dark]. */
const ROLES = {
  paper: ['#f6f5f1', '#0f181d'],
  surface: ['#ffffff', '#17232a'],
  sunken: ['#f6f5f1', '#111c22'],
  footer: ['#eaf1f2', '#1c2b33'],
  ink: ['#17242c', '#e9eff1'],
  muted: ['#45525b', '#b9c6cc'],
  line: ['#d9dee0', '#2c3c45'],
  border: ['#6b7780', '#8497a1'],
  primary: ['#0f4c5c', '#9ad5e0'],
  'primary-strong': ['#0a3743', '#bfe6ee'],
  'on-primary': ['#ffffff', '#0b1a20'],
  tint: ['#eaf2f3', '#1d323a'],
  header: ['#0c3d4a', '#0a2830'],
  'on-header': ['#ffffff', '#f2f7f8'],
  'header-muted': ['#d7e7eb', '#c3d6db'],
  gold: ['#ffd76a', '#ffd76a'],
  error: ['#94101b', '#ffb4ab'],
  'error-paper': ['#fdeeee', '#351a1c'],
  amber: ['#5b4200', '#ffd98a'],
  'amber-line': ['#8a6400', '#c79a3a'],
  'amber-paper': ['#fff3da', '#2e2410'],
  info: ['#113b61', '#a9d2f7'],
  'info-line': ['#2f6391', '#5f93c2'],
  'info-paper': ['#e8f1fa', '#142a3d'],
  good: ['#124b2b', '#a5dfba'],
  'good-line': ['#2f7a4e', '#5aa879'],
  'good-paper': ['#e7f4eb', '#13301f'],
  report: ['#44525b', '#c3ced3'],
  account: ['#0f5c70', '#7fd0e0'],
  web: ['#a3480d', '#f0a976'],
  phone: ['#5b3a96', '#c3b1f0'],
  mail: ['#8c2458', '#f0a3c8'],
  edge: ['#6b7780', '#8497a1'],
};

/** [front, back, least contrast]: body text 7, drawings 4.5, edges of controls and focus 3. */
const PAIRS = [
  ...['paper', 'surface', 'sunken', 'footer', 'tint'].flatMap((back) => [['ink', back, 7], ['muted', back, 7], ['primary', back, 7]]),
  ...['paper', 'surface'].map((back) => ['border', back, 3]),
  ['on-primary', 'primary', 7],
  ['on-primary', 'primary-strong', 7],
  ['on-header', 'header', 7],
  ['header-muted', 'header', 7],
  ['gold', 'header', 4.5],
  ['error', 'surface', 7],
  ['error', 'paper', 7],
  ['error', 'error-paper', 7],
  ['ink', 'error-paper', 7],
  ...['amber', 'info', 'good'].flatMap((tone) => [[tone, `${tone}-paper`, 7], ['ink', `${tone}-paper`, 7], [`${tone}-line`, 'surface', 3]]),
  ...['report', 'account', 'web', 'phone', 'mail'].map((mark) => [mark, 'sunken', 4.5]),
  ['edge', 'sunken', 3],
];

const SIZES = {
  'space-1': '0.25rem', 'space-2': '0.5rem', 'space-3': '0.75rem', 'space-4': '1rem', 'space-5': '1.5rem',
  'space-6': '2rem', 'space-7': '3rem', 'space-8': '4.5rem',
  'radius-card': '0.625rem', 'radius-control': '0.375rem',
  measure: '42rem', wide: '76rem', target: '3rem',
  'type-small': '0.9375rem', 'type-body': '1.125rem', 'type-lead': '1.25rem',
  'type-1': 'clamp(1.875rem, 1.55rem + 1.4vw, 2.75rem)', 'type-2': '1.375rem', 'type-3': '1.1875rem',
  face: '"Figtree Variable", "Figtree Fallback", Arial, sans-serif',
};

const c = (role) => `var(--dw-${role})`;

const control = (name) => ({
  [`${name}-background-color`]: c('surface'),
  [`${name}-border-color`]: c('border'),
  [`${name}-border-width`]: '1px',
  [`${name}-border-radius`]: c('radius-control'),
  [`${name}-color`]: c('ink'),
  [`${name}-font-family`]: c('face'),
  [`${name}-font-size`]: c('type-body'),
  [`${name}-padding-block-start`]: '0.625rem',
  [`${name}-padding-block-end`]: '0.625rem',
  [`${name}-padding-inline-start`]: '0.75rem',
  [`${name}-padding-inline-end`]: '0.75rem',
  [`${name}-max-inline-size`]: '100%',
  [`${name}-invalid-border-color`]: c('error'),
  [`${name}-invalid-border-width`]: '2px',
  [`${name}-focus-border-color`]: c('ink'),
  [`${name}-disabled-color`]: c('muted'),
  [`${name}-placeholder-color`]: c('muted'),
});

const button = (hint, back, front, border, hover) => ({
  [`utrecht-button-${hint}background-color`]: back,
  [`utrecht-button-${hint}color`]: front,
  [`utrecht-button-${hint}border-color`]: border,
  [`utrecht-button-${hint}hover-background-color`]: hover[0],
  [`utrecht-button-${hint}hover-color`]: hover[1],
  [`utrecht-button-${hint}hover-border-color`]: hover[2],
  [`utrecht-button-${hint}active-background-color`]: hover[0],
  [`utrecht-button-${hint}active-color`]: hover[1],
  [`utrecht-button-${hint}focus-background-color`]: hover[0],
  [`utrecht-button-${hint}focus-color`]: hover[1],
  [`utrecht-button-${hint}focus-border-color`]: hover[2],
});

const heading = (level, size, weight) => ({
  [`utrecht-heading-${level}-color`]: c('ink'),
  [`utrecht-heading-${level}-font-family`]: c('face'),
  [`utrecht-heading-${level}-font-size`]: c(size),
  [`utrecht-heading-${level}-font-weight`]: weight,
  [`utrecht-heading-${level}-line-height`]: '1.2',
  [`utrecht-heading-${level}-margin-block-start`]: '0',
  [`utrecht-heading-${level}-margin-block-end`]: '0',
});

const TOKENS = {
  'utrecht-document-background-color': c('paper'),
  'utrecht-document-color': c('ink'),
  'utrecht-document-font-family': c('face'),
  'utrecht-document-font-size': c('type-body'),
  'utrecht-document-font-weight': '400',
  'utrecht-document-line-height': '1.6',
  'utrecht-pointer-target-min-size': c('target'),
  'utrecht-action-activate-cursor': 'pointer',
  'utrecht-action-submit-cursor': 'pointer',
  'utrecht-space-around': '1',
  ...heading(1, 'type-1', '750'),
  ...heading(2, 'type-2', '700'),
  ...heading(3, 'type-3', '700'),
  'utrecht-paragraph-color': c('ink'),
  'utrecht-paragraph-font-size': '1em',
  'utrecht-paragraph-line-height': '1.6',
  'utrecht-paragraph-lead-color': c('muted'),
  'utrecht-paragraph-lead-font-size': c('type-lead'),
  'utrecht-paragraph-lead-line-height': '1.55',
  'utrecht-paragraph-small-color': c('muted'),
  'utrecht-paragraph-small-font-size': c('type-small'),
  'utrecht-link-color': c('primary'),
  'utrecht-link-visited-color': c('primary'),
  'utrecht-link-hover-color': c('primary-strong'),
  'utrecht-link-active-color': c('primary-strong'),
  'utrecht-link-focus-color': c('primary-strong'),
  'utrecht-link-text-underline-offset': '0.2em',
  'utrecht-link-text-decoration': 'underline',
  'utrecht-link-hover-text-decoration-thickness': '2px',
  'utrecht-button-border-width': '2px',
  'utrecht-button-border-radius': c('radius-control'),
  'utrecht-button-font-family': c('face'),
  'utrecht-button-font-size': c('type-body'),
  'utrecht-button-font-weight': '650',
  'utrecht-button-line-height': '1.25',
  'utrecht-button-min-block-size': c('target'),
  'utrecht-button-min-inline-size': c('target'),
  'utrecht-button-padding-block-start': '0.625rem',
  'utrecht-button-padding-block-end': '0.625rem',
  'utrecht-button-padding-inline-start': '1.5rem',
  'utrecht-button-padding-inline-end': '1.5rem',
  ...button('primary-action-', c('primary'), c('on-primary'), c('primary'), [c('primary-strong'), c('on-primary'), c('primary-strong')]),
  ...button('secondary-action-', c('surface'), c('primary'), c('primary'), [c('tint'), c('primary'), c('primary')]),
  ...button('secondary-action-danger-', c('surface'), c('error'), c('error'), [c('error-paper'), c('error'), c('error')]),
  ...button('primary-action-danger-', c('error'), c('surface'), c('error'), [c('error'), c('surface'), c('error')]),
  'utrecht-button-group-inline-gap': '1rem',
  'utrecht-button-group-block-gap': '0.75rem',
  ...control('utrecht-form-control'),
  ...control('utrecht-textbox'),
  ...control('utrecht-textarea'),
  ...control('utrecht-select'),
  'utrecht-textarea-min-block-size': '9rem',
  'utrecht-form-label-color': c('ink'),
  'utrecht-form-label-font-weight': '650',
  'utrecht-form-label-font-size': c('type-body'),
  'utrecht-form-label-radio-font-weight': '400',
  'utrecht-form-label-checkbox-font-weight': '400',
  'utrecht-form-field-margin-block-start': '0',
  'utrecht-form-field-margin-block-end': c('space-5'),
  'utrecht-form-field-label-margin-block-end': '0.125rem',
  'utrecht-form-field-invalid-border-inline-start-color': c('error'),
  'utrecht-form-field-invalid-border-inline-start-width': '4px',
  'utrecht-form-field-invalid-padding-inline-start': '0.875rem',
  'utrecht-form-field-description-color': c('muted'),
  'utrecht-form-field-description-font-size': c('type-small'),
  'utrecht-form-field-description-font-style': 'normal',
  'utrecht-form-field-description-line-height': '1.5',
  'utrecht-form-field-description-margin-block-end': '0.5rem',
  'utrecht-form-field-error-message-color': c('error'),
  'utrecht-form-field-error-message-font-size': '1rem',
  'utrecht-form-field-error-message-font-style': 'normal',
  'utrecht-form-field-error-message-margin-block-end': '0.5rem',
  'utrecht-form-fieldset-margin-block-end': c('space-5'),
  'utrecht-form-fieldset-legend-color': c('ink'),
  'utrecht-form-fieldset-legend-font-family': c('face'),
  'utrecht-form-fieldset-legend-font-size': c('type-body'),
  'utrecht-form-fieldset-legend-font-weight': '650',
  'utrecht-form-fieldset-legend-margin-block-end': '0.5rem',
  'utrecht-form-fieldset-invalid-border-inline-start-color': c('error'),
  'utrecht-form-fieldset-invalid-border-inline-start-width': '4px',
  'utrecht-form-fieldset-invalid-padding-inline-start': '0.875rem',
  'utrecht-radio-button-size': '1.625rem',
  'utrecht-radio-button-icon-size': '0.875rem',
  'utrecht-radio-button-background-color': c('surface'),
  'utrecht-radio-button-border-color': c('border'),
  'utrecht-radio-button-border-width': '2px',
  'utrecht-radio-button-color': c('primary'),
  'utrecht-radio-button-checked-background-color': c('surface'),
  'utrecht-radio-button-checked-border-color': c('primary'),
  'utrecht-radio-button-checked-border-width': '2px',
  'utrecht-radio-button-checked-color': c('primary'),
  'utrecht-radio-button-focus-border-color': c('ink'),
  'utrecht-radio-button-hover-border-color': c('primary'),
  'utrecht-radio-button-invalid-border-color': c('error'),
  'utrecht-radio-button-margin-inline-end': '0',
  'utrecht-checkbox-size': '1.625rem',
  'utrecht-table-font-family': c('face'),
  'utrecht-table-font-size': '1rem',
  'utrecht-table-line-height': '1.45',
  'utrecht-table-border-width': '0',
  'utrecht-table-header-color': c('ink'),
  'utrecht-table-header-font-weight': '650',
  'utrecht-table-header-border-block-end-color': c('line'),
  'utrecht-table-header-border-block-end-width': '1px',
  'utrecht-table-header-cell-font-weight': '650',
  'utrecht-table-header-cell-color': c('ink'),
  'utrecht-table-row-border-block-end-color': c('line'),
  'utrecht-table-row-border-block-end-width': '1px',
  'utrecht-table-cell-padding-block-start': '0.75rem',
  'utrecht-table-cell-padding-block-end': '0.75rem',
  'utrecht-table-cell-padding-inline-start': '0.75rem',
  'utrecht-table-cell-padding-inline-end': '0.75rem',
  'utrecht-table-margin-block-start': '0',
  'utrecht-table-margin-block-end': '0',
  'nl-data-badge-background-color': c('tint'),
  'nl-data-badge-border-color': c('border'),
  'nl-data-badge-border-radius': '999px',
  'nl-data-badge-border-width': '1px',
  'nl-data-badge-color': c('ink'),
  'nl-data-badge-font-family': c('face'),
  'nl-data-badge-font-size': '0.875rem',
  'nl-data-badge-font-weight': '600',
  'nl-data-badge-line-height': '1.3',
  'nl-data-badge-padding-block': '0.125rem',
  'nl-data-badge-padding-inline': '0.75rem',
  'nl-skip-link-background-color': c('gold'),
  'nl-skip-link-color': '#17242c',
  'nl-skip-link-font-size': c('type-body'),
  'nl-skip-link-line-height': '1.5',
  'nl-skip-link-min-block-size': c('target'),
  'nl-skip-link-padding-block': '0.625rem',
  'nl-skip-link-padding-inline': '1.5rem',
};

/** WCAG 2.2 relative luminance of "#rrggbb". */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function tooPale() {
  const found = [];
  for (const [front, back, least] of PAIRS) {
    for (const theme of [0, 1]) {
      const measured = contrast(ROLES[front][theme], ROLES[back][theme]);
      if (measured < least) found.push(`${front} on ${back} (${theme ? 'dark' : 'light'}): ${measured.toFixed(2)}, needs ${least}`);
    }
  }
  return found;
}

const lines = (entries) => entries.map(([name, value]) => `  --${name}: ${value};`).join('\n');
const roles = (theme) => lines(Object.entries(ROLES).map(([name, value]) => [`dw-${name}`, value[theme]]));

// Not light-dark(): phones from before 2024 would lose every colour. `screen` keeps print light.
const css = `/* Written by tools/tokens.mjs; change that file. */
:root {
  color-scheme: light;
${roles(0)}
${lines(Object.entries(SIZES).map(([name, value]) => [`dw-${name}`, value]))}
${lines(Object.entries(TOKENS))}
}
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
    color-scheme: dark;
${roles(1)}
  }
}
@media screen {
  :root[data-theme="dark"] {
    color-scheme: dark;
${roles(1)}
  }
}
`;

const pale = tooPale();
if (pale.length > 0) {
  console.error(`Colours that read badly:\n  ${pale.join('\n  ')}`);
  process.exit(1);
}
if (process.argv.includes('--check')) {
  if (readFileSync(OUT, 'utf8') !== css) {
    console.error('src/tokens/tokens.css is not what tools/tokens.mjs says: run `npm run tokens`');
    process.exit(1);
  }
} else {
  writeFileSync(OUT, css);
}
console.log(`${Object.keys(ROLES).length} colours, ${PAIRS.length} pairs in two themes, ${Object.keys(TOKENS).length} tokens`);
