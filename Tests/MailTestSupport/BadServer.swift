import Foundation
import Mail

/// A server that says what it likes, whatever it is asked: for what no real one does.
package final class BadServer: Sendable {
    /// What it says, piece by piece, each after the client has said a line.
    package typealias Script = [String]

    package let port: Int
    private let listener: CInt

    /// - Parameters:
    ///   - greeting: said before the client says anything; nil for a server that only listens.
    ///   - drips: goes on with a byte every tenth of a second, for ever, after its last words.
    ///   - slowly: said a second after its last words.
    package init(greeting: String?, script: Script, drips: Bool = false, slowly: String = "") throws {
        (listener, port) = try Loopback.listen()
        Thread.detachNewThread { [listener] in
            while let client = Loopback.accept(listener) {
                Thread.detachNewThread { Self.serve(client, greeting, script, drips, slowly) }
            }
        }
    }

    package func close() {
        Loopback.hangUp(listener)
    }

    /// Reached without encryption.
    package var place: MailServer { MailServer(host: "127.0.0.1", port: port, security: .plaintext) }

    private static func serve(_ client: CInt, _ greeting: String?, _ script: Script, _ drips: Bool, _ slowly: String) {
        if let greeting { Loopback.send(Array(greeting.utf8)[...], to: client) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        var rest = script[...]
        var pending = 0
        while true {
            let count = recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            pending += buffer[..<count].count { $0 == UInt8(ascii: "\n") }
            while pending > 0, let words = rest.popFirst() {
                pending -= 1
                Loopback.send(Array(words.utf8)[...], to: client)
            }
            if !slowly.isEmpty, rest.isEmpty {
                Thread.sleep(forTimeInterval: 1)
                return Loopback.send(Array(slowly.utf8)[...], to: client)
            }
            while drips, rest.isEmpty, Foundation.send(client, "x", 1, CInt(MSG_NOSIGNAL)) == 1 {
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
    }
}
