"""A line between two programs that can be cut."""

import socket
import threading


class Relay:
    """Carries every connection on to another port, until it is cut: then nobody comes through."""

    def __init__(self, port: int):
        self.behind = port
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.open: list[socket.socket] = []
        self.is_cut = False
        threading.Thread(target=self._receive, daemon=True).start()

    def cut(self):
        """Everybody is cut off, and whoever comes next is turned away."""
        self.is_cut = True
        self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        for end in self.open:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # It has ended by itself.

    def _receive(self):
        while not self.is_cut:
            try:
                near, _ = self.door.accept()
                far = socket.create_connection(("127.0.0.1", self.behind))
            except OSError:
                return
            self.open += [near, far]
            for ends in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket):
        try:
            while piece := source.recv(65_536):
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # One of them is gone, and the other hears of it.
