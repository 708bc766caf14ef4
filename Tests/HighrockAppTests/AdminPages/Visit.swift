import Basics
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import People
import Synchronization

/// One answer of the site with its text.
struct Visit: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let text: String

    var location: String? { headers[.location] }

    /// The value of a hidden or typed field.
    func field(_ name: String) -> String? {
        text.firstMatch(of: try? Regex("name=\"\(name)\"[^>]*? value=\"([^\"]*)\"")).flatMap { String($0) }
    }

    /// What a cookie is set to.
    func cookie(_ name: String) -> String? {
        headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }.map { header in
            String(header.dropFirst(name.count + 1).prefix { $0 != ";" })
        }
    }

    /// The one-time link that the page shows.
    var invitation: String? {
        text.firstRange(of: "/invitation/").map { range in
            "/invitation/" + text[range.upperBound...].prefix { $0.isLetter || $0.isNumber }
        }
    }
}

extension String {
    fileprivate func firstMatch(of pattern: Regex<AnyRegexOutput>?) -> Substring? {
        guard let pattern, let match = try? pattern.firstMatch(in: self), match.output.count > 1 else { return nil }
        return match.output[1].substring
    }
}

extension Site {
    func visit(
        _ method: HTTPRequest.Method = .get,
        _ path: String,
        by visitor: Visitor = .nobody,
        form: [String: String] = [:]
    ) async throws -> Visit {
        let answer = try await send(method, path, by: visitor, form: form)
        let sink = Sink()
        try await answer.body.write(sink)
        return Visit(status: answer.status, headers: answer.headers, text: sink.text)
    }

    /// Someone who is not signed in and has seen a page with a form.
    func stranger(at path: String) async throws -> Visitor {
        let page = try await visit(.get, path)
        return .stranger(formToken: page.cookie("highrock_form") ?? "")
    }

    /// Someone with these roles, signed in.
    func member(_ login: String, _ roles: Role...) async throws -> (person: Person, visitor: Visitor) {
        let person = try await person(login, roles: Set(roles))
        return (person, try await signIn(login))
    }
}

extension Visitor {
    static func stranger(formToken: String) -> Visitor {
        .person(cookie: "none; highrock_form=\(formToken)", formToken: formToken)
    }
}

private final class Sink: ResponseBodyWriter, Sendable {
    private let bytes = Mutex(ByteBuffer())

    var text: String { bytes.withLock { String(buffer: $0) } }

    func write(_ buffer: ByteBuffer) async throws {
        bytes.withLock { _ = $0.writeImmutableBuffer(buffer) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
