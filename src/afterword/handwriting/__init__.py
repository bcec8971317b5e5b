"""From text to ink: hands, shaping, variation and setting."""
