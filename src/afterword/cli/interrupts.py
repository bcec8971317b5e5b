"""Interrupts while libraries in C are at work."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def leaving_at_once() -> Iterator[None]:
    """End the process on an interrupt there and then, with exit code 130.

    For work that writes nothing. HarfBuzz calls back into Python, where an exception
    such as KeyboardInterrupt would be lost, and other libraries abort on it. Where
    interrupts are ignored or handled otherwise, they stay so.
    """
    in_main = threading.current_thread() is threading.main_thread()
    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not (in_main and usual):
        yield
        return
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
