"""Messages as text, to read or to edit and paste back into the details file."""

from collections.abc import Sequence

import yaml

from afterword.writing.message import Message


def as_text(message: Message) -> str:
    """Return a message as it is read, a blank line between paragraphs."""
    postscript = (message.postscript_line,) if message.postscript_line else ()
    parts = (
        f"{message.salutation},",
        *(paragraph.text for paragraph in message.paragraphs),
        f"{message.close},\n{message.signature}",
        *postscript,
    )
    return "\n\n".join(parts) + "\n"


def as_body(messages: Sequence[Message]) -> str:
    """Return one person's messages as the YAML block `body:`."""
    body = {
        message.register: [paragraph.text for paragraph in message.paragraphs]
        for message in messages
    }
    return _yaml({"body": body})


def as_bodies(people: Sequence[tuple[str, Sequence[Message]]]) -> str:
    """Return the YAML block `interviewers:` with each person's name and body."""
    return _yaml(
        {
            "interviewers": [
                {"name": name, **yaml.safe_load(as_body(messages))}
                for name, messages in people
            ]
        }
    )


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=80)
