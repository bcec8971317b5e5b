"""From the facts of an interview to messages, one for each interviewer."""
