"""What can go wrong, one class per cause; each message says what, where and what to do next."""


class RashomonError(Exception):
    """Anything that Rashomon itself reports; the command line prints it in one line."""


class NothingToRead(RashomonError):
    """No article came out of all the paths given."""


class Unreadable(RashomonError):
    """One file or record cannot be read; a pile goes on without it."""


class StoreError(RashomonError):
    """A store cannot be opened, written or trusted."""


class MissingDependency(RashomonError):
    """A package that a step needs is not installed."""


class NotFound(RashomonError):
    """No story, article, identity or row goes by the name given."""
