"""From a message to the bytes of one medium, one module each."""
