/** One import while its dialog is open: what was chosen, and the newest preview of it. Only the newest question is answered. */
import { useCallback, useEffect, useState } from 'react';
import type { ImportMode, ImportPreview, ImportSubject } from '../../server/contract/imports.ts';
import { type Answer, type Asked, askAccept, askPreview, broke, type Source, type Trouble } from './ask-imports.ts';

type State = { readonly isAsking: boolean; readonly preview: ImportPreview | null; readonly trouble: Trouble | null };
const nothing: State = { isAsking: false, preview: null, trouble: null };

export const useImport = () => {
  const [subject, setSubject] = useState<ImportSubject>('rundown');
  const [mode, setMode] = useState<ImportMode>('merge');
  const [source, setSource] = useState<Source | null>(null);
  const [state, setState] = useState<State>(nothing);
  const [asks, setAsks] = useState(0);
  const [overwrite, setOverwrite] = useState<readonly string[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asks` rises when the same is to be asked again.
  useEffect(() => {
    if (!source) return setState(nothing);
    const left = new AbortController();
    setState(({ preview, trouble }) => ({ isAsking: true, preview, trouble }));
    const answered = (answer: Answer<ImportPreview>) => {
      if (left.signal.aborted) return;
      if (answer.ok)
        setState((before) => ({
          isAsking: false,
          preview: answer.value,
          trouble: before.trouble?.code === 'stale' ? before.trouble : null,
        }));
      else setState({ isAsking: false, preview: null, trouble: answer.trouble });
    };
    void askPreview({ subject, mode, source, overwrite }, left.signal).catch(broke).then(answered);
    return () => left.abort();
  }, [subject, mode, source, overwrite, asks]);

  /** @returns whether it was done */
  const accept = useCallback(async (): Promise<boolean> => {
    if (!source || !state.preview) return false;
    const { ground, mapping } = state.preview;
    const asked: Asked = { subject, mode, source, overwrite };
    setState((before) => ({ ...before, isAsking: true, trouble: null }));
    const answer = await askAccept(asked, ground, mapping).catch(broke);
    if (answer.ok) return true;
    setState((before) => ({ ...before, isAsking: false, trouble: answer.trouble }));
    if (answer.trouble.code === 'stale') setAsks((n) => n + 1);
    return false;
  }, [source, state.preview, subject, mode, overwrite]);

  const choose = useCallback((chosen: Source | null) => {
    setState(nothing);
    setOverwrite([]);
    setSource(chosen);
  }, []);
  const takeTables = useCallback((id: string, isTaken: boolean) => {
    setOverwrite((before) => [...before.filter((one) => one !== id), ...(isTaken ? [id] : [])]);
  }, []);
  const chooseSubject = useCallback((chosen: ImportSubject) => {
    setSubject(chosen);
    if (chosen === 'products') setMode('merge');
    setSource((before) => (before?.kind === 'table' ? { ...before, mapping: null } : null));
  }, []);
  return { subject, chooseSubject, mode, setMode, source, choose, change: setSource, overwrite, takeTables, ...state, accept };
};
export type Importing = ReturnType<typeof useImport>;
