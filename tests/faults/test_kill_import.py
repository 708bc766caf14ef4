"""An import of clients that is killed goes on where it was, and makes nobody twice (SPEC W5, T4)."""

import json
import subprocess
import time

# More than are taken in before the second kill, however fast the machine is.
ROWS = 16_000


def test_an_import_that_is_killed_goes_on(server, tmp_path):
    server.stop()
    file = tmp_path / "list.csv"
    file.write_text("ФИО;E-mail\n" + "".join(f"Клиент Номер{n};client{n}@example.com\n" for n in range(ROWS)), "utf-8")
    command = [server.binary, "import", "clients", str(file), "--json", "--data", server.data]
    for wait in (0.5, 0.8):
        killed = subprocess.Popen(command, env=server.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        killed.kill()
        killed.wait()
    done = json.loads(server.command("import", "clients", str(file), "--json"))
    assert (done["rows"], done["rejected"]) == (ROWS, 0), done
    assert done["added"] == ROWS, done
    assert json.loads(server.command("import", "clients", str(file), "--json"))["unchanged"] == ROWS
