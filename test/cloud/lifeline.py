"""Runs the emulator and ends it, with the functions it runs, when standard input closes: nothing outlives its launcher."""

import os
import signal
import sys
import threading


def end_with_standard_input():
    while sys.stdin.buffer.read(1):
        pass
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_standard_input, daemon=True).start()

from ministack.app import main  # noqa: E402

main()
