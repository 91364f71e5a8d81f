"""A Slurm of our own on this machine: its controller, one node and their keys, in a folder, without a system's services."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch"]


def missing():
    """Why there can be none; nothing if there can."""
    absent = [name for name in PROGRAMS if not shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin")]
    if absent:
        return ", ".join(absent) + " not installed (Debian: slurm-wlm, munge)"
    return "" if os.geteuid() == 0 else "it needs root"


class OneMachine:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / "slurm"
        self.processes = []

    def __enter__(self):
        self.folder.mkdir()
        host = socket.gethostname().split(".")[0]
        key, munge = self.folder / "key", self.folder / "munge"
        munge.mkdir(mode=0o755)
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        config = self.folder / "slurm.conf"
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        config.write_text("\n".join([
            "ClusterName=here", f"SlurmctldHost={host}(127.0.0.1)", "SlurmUser=root", "SlurmdUser=root", "AuthType=auth/munge",
            f"AuthInfo=socket={munge}/socket", "CredType=cred/munge", "SlurmctldPort=16817", "SlurmdPort=16818",
            f"StateSaveLocation={self.folder}/state", f"SlurmdSpoolDir={self.folder}/spool",
            f"SlurmctldPidFile={self.folder}/ctld.pid", f"SlurmdPidFile={self.folder}/d.pid",
            f"SlurmctldLogFile={self.folder}/ctld.log", f"SlurmdLogFile={self.folder}/d.log",
            "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none", "SelectType=select/cons_tres",
            "SelectTypeParameters=CR_Core", "JobAcctGatherType=jobacct_gather/none", "AccountingStorageType=accounting_storage/none",
            "SwitchType=switch/none", "MpiDefault=none", "ReturnToService=2", "SchedulerParameters=sched_interval=1",
            f"NodeName={host} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} State=UNKNOWN",
            f"PartitionName=all Nodes={host} Default=YES State=UP", ""]))
        self.environment = {**os.environ, "SLURM_CONF": str(config), "PATH": os.environ["PATH"] + ":/usr/sbin"}
        self._start("munged", "--foreground", "--force", f"--socket={munge}/socket", f"--key-file={key}", f"--pid-file={munge}/pid",
                    f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        self._until(lambda: (munge / "socket").exists(), "munged")
        self._start("slurmctld", "-D", "-f", str(config))
        self._start("slurmd", "-D", "-f", str(config))
        self._until(lambda: "idle" in self._ask("sinfo", "-h", "-o", "%T"), "the node")
        return self

    def _start(self, *command):
        self.processes.append(subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                               cwd=self.folder, start_new_session=True))

    def _ask(self, *command):
        return subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout

    def _until(self, ready, what, seconds=90):
        for _ in range(seconds * 5):
            if ready():
                return
            time.sleep(0.2)
        logs = "".join(log.read_text(errors="replace")[-2000:] for log in self.folder.glob("*.log"))
        raise RuntimeError(f"{what} does not come up:\n{logs}")

    def run_array(self, count, command):
        """Submits an array of tasks 1 to count, and waits for its end."""
        subprocess.run(["sbatch", "--wait", f"--array=1-{count}", f"--output={self.folder}/%a.out", f"--wrap={command}"],
                       env=self.environment, stdout=subprocess.DEVNULL, check=True, timeout=600)

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
