-- A corrected document may change no word of a line and yet who answers for it, or until when.

select add_columns('proposal', array[
  -- What lead, support and deadline were before the correction, of those that it changed: {lead, support, deadline}.
  'earlier jsonb',
  -- A line that was decided on and that the corrected document no longer holds.
  'gone_on date',
  -- Who said that what followed from the correction for the matters is done, or not wanted.
  'followed_by uuid references account', 'followed_on date', 'followed_note text']);
