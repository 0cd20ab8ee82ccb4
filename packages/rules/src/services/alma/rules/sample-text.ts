import type { Entry } from '../../../model/entry.ts';
import type { Complaint, Fix, Rule } from '../../../model/rule.ts';
import { isUser } from '../account.ts';
import { isSampleName, sampleMember, sampleTextName } from '../names.ts';

export const sampleText: Rule = {
  id: 'alma/sample-text',
  severity: 'warning',
  title: 'Something of a console’s sample is left over',
  explains: ({ name }) => isSampleName(name),
  when: isUser,
  unknown: true,
  value: ({ type }, path) =>
    type !== 'group' && path.startsWith('user/') ? (text) => text === 'string' : undefined,
  *complain(entry) {
    if (!entry.path.startsWith('user/')) return;
    if (entry.field === undefined && entry.name === sampleTextName) yield notText(entry);
    else if (entry.field === undefined && sampleMember.test(entry.name)) yield leftOver(entry);
    else if (entry.text === 'string' && isSampleValue(entry)) yield placeholder(entry);
  },
};

/** `<country><xml_value>USA</xml_value></country>` for `<country>USA</country>`. */
function notText(entry: Entry): Complaint {
  const { parent } = entry;
  return {
    about: entry,
    ...(entry.at === undefined ? {} : { span: entry.at.name }),
    message: `${sampleTextName} is how consoles describe the content of an element: write the ${parent?.name ?? 'value'} itself.`,
    fixes: unwrapped(entry),
  };
}

function unwrapped(entry: Entry): Fix[] {
  const { parent } = entry;
  const alone =
    parent?.text === '' && parent.entries.every((one) => one === entry || one.name.startsWith('@'));
  if (!alone || entry.entries.length > 0) return [];
  const edits = entry.kind === 'element' ? (entry.unwrap?.() ?? []) : entry.rename('value');
  const title = entry.kind === 'element' ? `Write ${parent.name} without it` : 'Rename to value';
  return edits.length === 0 ? [] : [{ title, edits, safe: true }];
}

function leftOver(entry: Entry): Complaint {
  const edit = entry.remove();
  return {
    about: entry,
    ...(entry.at === undefined ? {} : { span: entry.at.name }),
    message: `${entry.name} is left over from a console’s sample; Alma has no such field.`,
    fixes: edit === undefined ? [] : [{ title: `Remove ${entry.name}`, edits: [edit], safe: false }],
    unnecessary: true,
  };
}

/** A label is ignored, and a note may say what it likes. */
function isSampleValue({ field }: Entry): boolean {
  return field !== undefined && field.outputOnly !== true;
}

function placeholder(entry: Entry): Complaint {
  return {
    about: entry,
    message: `${entry.name} says "string", as the samples of consoles do: write what is meant, or leave it out.`,
  };
}
