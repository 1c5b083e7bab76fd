"""Two machines that cannot reach each other: each in a network namespace of its own, with its own data folder and real commands."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300


@dataclass(kw_only=True)
class Place:
    """A machine: its folder, its namespace, and the processes that run on it."""

    name: str
    folder: Path
    port: int = 8000
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def namespace(self) -> str:
        return f"lapor-{self.name}-{os.getpid()}"

    def open(self) -> None:
        """Make the namespace: nothing in it but its own loopback."""
        subprocess.run(["ip", "netns", "add", self.namespace], check=True)
        subprocess.run(["ip", "-n", self.namespace, "link", "set", "lo", "up"], check=True)
        self.folder.mkdir(parents=True)

    def close(self) -> None:
        """Stop what runs here and take the namespace away."""
        for process in self.running:
            process.terminate()
            process.wait(timeout=30)
        subprocess.run(["ip", "netns", "del", self.namespace], check=False)

    def lapor(self, *words: str | Path, code: int = 0) -> str:
        """Run the command `lapor` on this machine; its output."""
        return self._run([sys.executable, "-m", "lapor.cli.main", *map(str, words)], code=code)

    def python(self, program: str, *words: str) -> str:
        """Run a program of ours on this machine, signed in by a password alone."""
        return self._run([sys.executable, "-c", program, *words], code=0, env={"LAPOR_REQUIRE_SECOND_FACTOR": "false"})

    def serve(self) -> None:
        """Start the web pages and wait until they answer."""
        command = [*self._inside(), sys.executable, "-m", "lapor.cli.main", "serve", "--port", str(self.port)]
        self.running.append(subprocess.Popen(command, env=self._env(), cwd=ROOT, stdout=subprocess.DEVNULL))
        for _ in range(PATIENCE):
            if "200" in self.curl("/", "-o", "/dev/null", "-w", "%{http_code}"):
                return
            time.sleep(1)
        raise AssertionError("the post does not answer")

    def curl(self, path: str, *words: str) -> str:
        """What a phone on this machine's own network sees."""
        command = [*self._inside(), "curl", "-s", "-m", "60", *words, f"http://127.0.0.1:{self.port}{path}"]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    def _run(self, command: list[str], *, code: int, env: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            [*self._inside(), *command],
            env=self._env() | (env or {}),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE * 2,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def _inside(self) -> list[str]:
        return ["ip", "netns", "exec", self.namespace]

    def _env(self) -> dict[str, str]:
        return os.environ | {
            "LAPOR_DATA_DIR": str(self.folder),
            "LAPOR_SECRET_KEY": self.name * 8,
            "PORT": str(self.port),
            "LAPOR_BASE_URL": f"http://127.0.0.1:{self.port}",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONPATH": str(ROOT),
        }
