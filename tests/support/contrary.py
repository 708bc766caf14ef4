"""Stands between Highrock and an exchange, and says no now and then to what is asked (ARI over HTTP)."""

import collections
import random
import socket
import threading


class Contrary:
    """Refuses a part of all requests that change something: some of them unheard, others although they were done, as when the answer to
    somebody else's act comes first. What takes something away is always done: the exchange never says that something is not there which
    is."""

    def __init__(self, behind: int, seed: int = 7):
        self.behind = behind
        self.chance = random.Random(seed)
        self.part = 0.0
        self.said: collections.Counter[int] = collections.Counter()
        """What the exchange itself has answered, by status."""
        self.refused: collections.Counter[int] = collections.Counter()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self.receive, daemon=True).start()

    def receive(self):
        while True:
            near, _ = self.door.accept()
            threading.Thread(target=self.serve, args=(near,), daemon=True).start()

    def serve(self, near: socket.socket):
        try:
            far = socket.create_connection(("127.0.0.1", self.behind))
            asking, answering = near.makefile("rb"), far.makefile("rb")
            while request := message(asking):
                instead = self.mood(request)
                if instead is None or instead[1]:
                    far.sendall(request)
                    if b"\r\nupgrade:" in request.lower():
                        return carry_both(near, far)
                    answer = message(answering)
                    self.said[int(answer.split(b" ", 2)[1])] += 1
                if instead:
                    self.refused[instead[0]] += 1
                    answer = f"HTTP/1.1 {instead[0]} No\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}".encode()
                near.sendall(answer)
        except (OSError, IndexError):
            pass  # One of them is gone, and the other hears of it.
        finally:
            near.close()

    def mood(self, request: bytes) -> tuple[int, bool] | None:
        """What is answered instead, and whether it is done all the same."""
        if request.startswith(b"GET") or b"/ari/applications" in request or self.chance.random() >= self.part:
            return None
        is_done = request.startswith(b"DELETE") or b"/answer" in request or self.chance.random() < 0.5
        return self.chance.choice([404, 409, 422]), is_done


def message(source) -> bytes:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = source.readline()
        if not line:
            return b""
        head += line
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    return head + (source.read(length) if length else b"")


def carry_both(near: socket.socket, far: socket.socket):
    back = threading.Thread(target=carry, args=(far, near), daemon=True)
    back.start()
    carry(near, far)
    far.close()
    back.join()


def carry(source: socket.socket, target: socket.socket):
    try:
        while piece := source.recv(65_536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass
