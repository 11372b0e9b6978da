# Shared by the Python programs: the command line, the output and the versions.
import json
import platform
import sys

import gi

gi.require_version("Gst", "1.0")
from gi.repository import Gst


def run(operations):
    """Runs the operation that the command line names, with its key=value parameters."""
    Gst.init(None)
    parameters = dict(argument.split("=", 1) for argument in sys.argv[2:])
    {**operations, "versions": versions}[sys.argv[1]](parameters)


def report(**figures):
    """Prints the line of JSON that the runner reads."""
    print(json.dumps(figures))


def versions(_parameters):
    import gi.overrides.Gst  # without it, a mapping has no bytes

    report(
        **{
            "gst-python": gi.overrides.Gst.__file__,
            "PyGObject": gi.__version__,
            "Python": platform.python_version(),
            "gstreamer": ".".join(str(part) for part in Gst.version()[:3]),
        }
    )
