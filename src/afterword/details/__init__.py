"""The details file: its facts, and what is wrong with it.

Nothing is imported here, so that the model can be had without the readers:
`details.read` has `read_details`, `details.model` the facts, `details.problems` the
problems, and `details.schema` the JSON Schema.
"""
