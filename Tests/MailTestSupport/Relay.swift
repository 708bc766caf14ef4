import Foundation
import Mail
import Synchronization

/// The way between client and server, with somebody on it who cuts it: bytes pass in both directions until a certain moment.
package final class Relay: Sendable {
    package enum Moment: Sendable {
        /// So many bytes have passed.
        case serverSaid(Int)
        case clientSent(Int)
        /// The server has said this.
        case serverSaidWords(String)
        /// The client has said this. It still reaches the server.
        case clientSaid(String)
        case never
    }

    package enum Fate: Sendable {
        case cut
        /// Nothing passes any more, but nobody is told.
        case silence
    }

    package let port: Int
    private let listener: CInt
    private let server: Int
    private let moment: Moment
    private let fate: Fate
    private let sockets = Mutex<[CInt]>([])

    package init(to server: Int, _ fate: Fate = .cut, when moment: Moment) throws {
        (listener, port) = try Loopback.listen()
        // Or a client could have said all of a letter before its beginning has passed here.
        Loopback.narrow(listener)
        self.server = server
        self.moment = moment
        self.fate = fate
        Thread.detachNewThread { [self] in
            while let client = Loopback.accept(listener) { serve(client) }
        }
    }

    /// Cuts what is connected, and lets nobody in any more.
    package func close() {
        Loopback.hangUp(listener)
        for socket in sockets.withLock({ $0 }) { Loopback.hangUp(socket) }
    }

    /// Reached without encryption, so that it hears what is said.
    package var place: MailServer { MailServer(host: "127.0.0.1", port: port, security: .plaintext) }

    private func serve(_ client: CInt) {
        guard let far = Loopback.connect(to: server) else { return Loopback.hangUp(client) }
        sockets.withLock { $0 += [client, far] }
        let isDead = Flag()
        pump(from: far, to: client, isDead) { [moment] heard, total in
            switch moment {
            case .serverSaid(let most): total >= most
            case .serverSaidWords(let words): heard.contains(words)
            case .clientSaid, .clientSent, .never: false
            }
        }
        pump(from: client, to: far, isDead) { [moment] heard, total in
            switch moment {
            case .clientSaid(let words): heard.hasSuffix(words)
            case .clientSent(let most): total >= most
            case .serverSaid, .serverSaidWords, .never: false
            }
        }
    }

    private func pump(
        from source: CInt,
        to target: CInt,
        _ isDead: Flag,
        until isTime: @escaping @Sendable (_ heard: String, _ total: Int) -> Bool
    ) {
        Thread.detachNewThread { [fate] in
            var buffer = [UInt8](repeating: 0, count: 4096)
            var heard = ""
            var total = 0
            while true {
                let count = recv(source, &buffer, buffer.count, 0)
                guard count > 0 else { break }
                if isDead.isUp { continue }
                total += count
                let words = heard + String(decoding: buffer[..<count], as: UTF8.self)
                let isOver = isTime(words, total)
                heard = String(words.suffix(100))
                if isOver { isDead.raise() }
                Loopback.send(buffer[..<count], to: target)
                if isOver, fate == .cut { break }
            }
            Loopback.hangUp(source)
            Loopback.hangUp(target)
            // Who waits to send more is told so only when there is room for it.
            while recv(source, &buffer, buffer.count, 0) > 0 {}
        }
    }

    private final class Flag: Sendable {
        private let up = Atomic(false)
        var isUp: Bool { up.load(ordering: .acquiring) }
        func raise() { up.store(true, ordering: .releasing) }
    }
}
