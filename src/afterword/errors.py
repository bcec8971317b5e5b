"""What can go wrong, each with the exit code that the command line ends with.

0 done; 1 the file has problems or a document cannot be made well; 2 usage (click's
own); 3 an engine such as Pango is missing; 130 interrupted.
"""


class AfterwordError(Exception):
    """A fault that a person can mend: what is wrong, and a hint what to do."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class DocumentError(AfterwordError):
    """One document cannot be made well; the others still can."""


class AssetError(AfterwordError):
    """A layout, hand or template is missing or faulty."""


class WriteError(AfterwordError):
    """A file cannot be written, or must not be overwritten."""


class EngineMissingError(AfterwordError):
    """A native library is missing, such as Pango for letters."""

    exit_code = 3
