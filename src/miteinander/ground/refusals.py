"""The ways in which a verb says no."""


class Refused(Exception):  # noqa: N818  # a refusal is an answer, not an error of the program
    """The thing cannot be done now; the message tells the user what to do instead. Shown as 422."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = str(message)
        self.field = field


class Stale(Refused):
    """Somebody else was faster; `theirs` is what stands now, for a page that shows both. Shown as 409."""

    def __init__(self, message: str, *, theirs: object = None) -> None:
        super().__init__(message)
        self.theirs = theirs


class Forbidden(Exception):  # noqa: N818  # as above
    """The actor may not do this and may know that the thing exists. Shown as 403."""


class NotFound(Exception):  # noqa: N818  # as above
    """The thing is absent, or the actor must not learn that it exists. Shown as 404, same answer for both."""
