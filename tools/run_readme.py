#!/usr/bin/env python3
"""Runs the README's own shell blocks, in order, as a new reader would; ends with one line: "N passed, M failed".

A block passes when each of its lines exits with 0. `make run` serves until it is stopped: its block passes when the demo is filled
and answers at the address that the README names; it stays up for the blocks behind it and is stopped at the end. `--skip LINE`
(repeatable) leaves out the block that is just LINE: CI runs `make test` apart, so that its summary comes last.
"""
import argparse
import http.client
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
SERVING = "make run"
SERVED_SECONDS_MAX = 25 * 60  # a bare machine with two busy cores; the promise to readers is 15 minutes
BLOCK_SECONDS_MAX = 40 * 60
STOP_SECONDS_MAX = 60
POLL_SECONDS = 2


def shell_blocks(readme):
    return [block.strip() for block in re.findall(r"^```sh\n(.*?)^```$", readme, re.M | re.S)]


def demo_address(readme):
    """Where the README sends its reader after `make run`."""
    return re.search(r"open <(http://[^>]+)>", readme).group(1)


def answers(address):
    """Browsers take every name under .localhost for this machine; Python's resolver may not."""
    host = urllib.parse.urlsplit(address).netloc
    connection = http.client.HTTPConnection("127.0.0.1", int(host.rpartition(":")[2]), timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": host})
        return connection.getresponse().status == 200
    except (http.client.HTTPException, OSError):
        return False
    finally:
        connection.close()


class Demo:
    """`make run`, from its start until it is stopped."""

    def __init__(self, address):
        self.address = address
        self.log = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(SERVING, shell=True, cwd=ROOT, stdout=self.log, stderr=subprocess.STDOUT,
                                        stdin=subprocess.DEVNULL, start_new_session=True)

    def told(self):
        self.log.seek(0)
        return self.log.read()

    def problem(self):
        """None once the demo is filled and served."""
        end = time.monotonic() + SERVED_SECONDS_MAX
        while time.monotonic() < end:
            if self.process.poll() is not None:
                return f"it ended with {self.process.returncode}\n{self.told()[-4000:]}"
            if "The demo is served" in self.told():
                return None if answers(self.address) else f"{self.address} does not answer"
            time.sleep(POLL_SECONDS)
        return f"not served within {SERVED_SECONDS_MAX} s\n{self.told()[-4000:]}"

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            try:
                self.process.wait(STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)


def problem_of(block):
    """None when every line of the block exits with 0."""
    try:
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", block], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              stdin=subprocess.DEVNULL, text=True, errors="replace", timeout=BLOCK_SECONDS_MAX)
    except subprocess.TimeoutExpired:
        return f"not done within {BLOCK_SECONDS_MAX} s"
    print(re.sub(r"^", "    ", done.stdout[-4000:].rstrip(), flags=re.M), flush=True)
    return None if done.returncode == 0 else f"exit code {done.returncode}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--skip", action="append", default=[], metavar="LINE", help="a block to leave out")
    options = parser.parse_args()
    readme = (ROOT / "README.md").read_text()
    blocks = [block for block in shell_blocks(readme) if block not in options.skip]
    if not blocks:
        sys.exit("the README has no shell block left to run")
    demo, failed = None, 0
    try:
        for number, block in enumerate(blocks, 1):
            print(f"[{number}/{len(blocks)}] {block.splitlines()[0]}", flush=True)
            begun = time.monotonic()
            if block == SERVING:
                demo = Demo(demo_address(readme))
                problem = demo.problem()
            else:
                problem = problem_of(block)
            failed += problem is not None
            print(f"    {problem or 'as the README says'} ({time.monotonic() - begun:.0f} s)", flush=True)
    finally:
        if demo:
            demo.stop()
    print(f"\n{len(blocks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
