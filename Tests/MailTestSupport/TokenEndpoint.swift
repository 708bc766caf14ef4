import Foundation
import Mail
import Synchronization

/// A server on this machine that gives out access tokens (RFC 6749), one prepared answer after another; the last again and again.
package final class TokenEndpoint: Sendable {
    package struct Answer: Sendable {
        let status: Int
        let body: String

        package init(_ status: Int, _ body: String) {
            (self.status, self.body) = (status, body)
        }

        package static func token(_ token: String, lifetime: Int = 3600, next: String? = nil) -> Answer {
            let refresh = next.map { ",\"refresh_token\":\"\($0)\"" } ?? ""
            return Answer(
                200,
                "{\"access_token\":\"\(token)\",\"token_type\":\"Bearer\",\"expires_in\":\(lifetime)\(refresh)}"
            )
        }
    }

    private struct State {
        var answers: [Answer]
        var questions: [[String: String]] = []
        var meanwhile: @Sendable () -> Void = {}
    }

    private let state: Mutex<State>
    private let listener: CInt
    private let port: Int

    package init(_ answers: Answer...) throws {
        state = Mutex(State(answers: answers))
        (listener, port) = try Loopback.listen()
        Thread.detachNewThread { [weak self, listener] in
            while let client = Loopback.accept(listener) { self?.serve(client) }
        }
    }

    deinit {
        Loopback.hangUp(listener)
        close(listener)
    }

    package var address: String { "http://127.0.0.1:\(port)/token?of=here" }

    /// What it was asked, as forms send it.
    package var questions: [[String: String]] { state.withLock { $0.questions } }

    /// Does something between question and answer.
    package func whenAsked(_ meanwhile: @escaping @Sendable () -> Void) {
        state.withLock { $0.meanwhile = meanwhile }
    }

    private func serve(_ client: CInt) {
        defer { close(client) }
        guard let body = Self.body(of: client) else { return }
        let fields = (URLComponents(string: "?\(body)")?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        state.withLock { $0.meanwhile }()
        let answer = state.withLock { state in
            state.questions.append(Dictionary(fields) { first, _ in first })
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
        let head =
            "HTTP/1.1 \(answer.status) X\r\nContent-Length: \(answer.body.utf8.count)\r\nConnection: close\r\n\r\n"
        Loopback.send(Array((head + answer.body).utf8)[...], to: client)
    }

    private static func body(of client: CInt) -> String? {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            if let end = text.range(of: "\r\n\r\n") {
                let length = text.firstMatch(of: #/(?i)content-length: ([0-9]+)/#).flatMap { Int($0.1) } ?? 0
                let body = text[end.upperBound...]
                if body.utf8.count >= length { return String(body) }
            }
            let count = recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
    }
}
