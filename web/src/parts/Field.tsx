import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  /** the unit, behind the input */
  readonly suffix?: string;
  readonly hint?: ComponentChildren;
  /** the amount that was read from what is typed, shown back in the reader's own writing */
  readonly understood?: string | null;
  /** a sentence; the field is marked invalid while there is one */
  readonly error?: string | null;
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** at the right of the label, for instance a button "max" */
  readonly aside?: ComponentChildren;
}

/** A labelled text input. Hint and error are its description, so they are read with it. */
export function Field(props: FieldProps) {
  const id = useId();
  const parts = { read: props.understood, hint: props.hint, error: props.error };
  const described = Object.entries(parts)
    .flatMap(([part, shown]) => (shown ? [`${id}-${part}`] : []))
    .join(' ');
  return (
    <div class={props.error ? 'field invalid' : 'field'}>
      <div class="field-head">
        <label for={id}>{props.label}</label>
        {props.aside}
      </div>
      <div class="field-input">
        <input
          id={id}
          value={props.value}
          inputMode={props.inputMode ?? 'text'}
          placeholder={props.placeholder}
          disabled={props.disabled}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => props.change(event.currentTarget.value)}
        />
        {props.suffix && <span class="field-suffix">{props.suffix}</span>}
      </div>
      {props.understood && (
        <p class="field-read" id={`${id}-read`} role="status">
          Read as <strong>{props.understood}</strong>
        </p>
      )}
      {props.hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {props.error}
        </p>
      )}
    </div>
  );
}

export interface Option<K extends string> {
  readonly key: K;
  readonly label: string;
}

export function Select<K extends string>(props: {
  label: string;
  value: K;
  options: readonly Option<K>[];
  change: (value: K) => void;
  hint?: ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{props.label}</label>
      </div>
      <div class="field-input">
        <select id={id} value={props.value} onChange={(event) => props.change(event.currentTarget.value as K)}>
          {props.options.map((option) => (
            <option key={option.key} value={option.key}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      {props.hint && <p class="field-hint">{props.hint}</p>}
    </div>
  );
}

export interface SliderProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly change: (value: number) => void;
  /** the value in words: shown beside the label, and read instead of the bare number */
  readonly shown: string;
  readonly presets?: readonly { readonly label: string; readonly value: number }[];
  readonly hint?: ComponentChildren;
}

export function Slider(props: SliderProps) {
  const id = useId();
  const filled = props.max > props.min ? ((props.value - props.min) / (props.max - props.min)) * 100 : 0;
  return (
    <div class="field slider">
      <div class="field-head">
        <label for={id}>{props.label}</label>
        <output for={id}>{props.shown}</output>
      </div>
      <input
        id={id}
        type="range"
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        aria-valuetext={props.shown}
        style={{ '--filled': `${filled}%` }}
        onInput={(event) => props.change(Number(event.currentTarget.value))}
      />
      {props.presets && (
        <div class="presets">
          {props.presets.map((preset) => (
            <button
              type="button"
              key={preset.label}
              aria-pressed={preset.value === props.value}
              onClick={() => props.change(preset.value)}
            >
              {preset.label}
            </button>
          ))}
        </div>
      )}
      {props.hint && <p class="field-hint">{props.hint}</p>}
    </div>
  );
}
