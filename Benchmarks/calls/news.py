"""Hears the live news of many people at once, as their open pages would, and notes when each piece came."""

import selectors
import socket
import threading
import time


class News:
    def __init__(self, port: int):
        self.port = port
        self.lines = selectors.DefaultSelector()
        self.heard: dict[str, list[float]] = {}
        self.isOver = False
        self.thread = threading.Thread(target=self.listen, daemon=True)

    def join(self, cookie: str, topic: str):
        line = socket.create_connection(("127.0.0.1", self.port))
        head = [f"GET /live?topics={topic} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {cookie}", "", ""]
        line.sendall("\r\n".join(head).encode())
        line.setblocking(False)
        self.heard[topic] = []
        self.lines.register(line, selectors.EVENT_READ, topic)

    def start(self):
        self.thread.start()

    def listen(self):
        while not self.isOver:
            for ready, _ in self.lines.select(timeout=0.2):
                piece = ready.fileobj.recv(65536)
                at = time.time()
                if b"event: news" in piece:
                    self.heard[ready.data].append(at)
                elif not piece:
                    self.lines.unregister(ready.fileobj)

    def stop(self):
        self.isOver = True
        self.thread.join()
        for ready in list(self.lines.get_map().values()):
            ready.fileobj.close()

    def first(self, topic: str, after: float) -> float | None:
        return next((at for at in self.heard[topic] if at >= after), None)
