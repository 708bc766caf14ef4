import Basics
import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport

@testable import Pages
@testable import People

/// A whole shell with a few routes, asked without a network.
struct Site {
    let shell: Shell
    let table = RouteTable()
    static let token = "0123456789abcdef"

    init(secure: Bool = false, _ add: (RouteTable) -> Void = { _ in }) throws {
        let words = try Translations.load(from: try Resources.place("Translations"))
        shell = Shell(
            settings: ShellSettings(isSecure: secure),
            translations: words,
            assets: try Assets.load(words),
            doorkeeper: Doorkeeper(session: { Self.session($0) }, bearer: { try Self.bearer($0) }),
            time: FixedTime()
        )
        add(table)
    }

    private static func person() -> Person {
        Person(
            id: ID(rawValue: 1),
            login: "anna",
            name: PersonName(family: "Иванова", given: "Анна"),
            email: nil,
            department: nil,
            position: "",
            line: nil,
            language: .russian,
            timeZone: "Europe/Moscow",
            theme: .auto,
            state: .active,
            version: 1
        )
    }

    /// The cookie and the token are the names of roles: `manager`, `administrator`.
    private static func session(_ cookie: String) -> Session? {
        guard let role = Role(rawValue: cookie) else { return nil }
        let person = person()
        return Session(
            person: person,
            member: Member(person, roles: [role]),
            csrf: token,
            made: Moment(milliseconds: 0),
            expires: Moment(milliseconds: Int64.max / 2),
            key: []
        )
    }

    private static func bearer(_ token: String) throws -> Bearer? {
        guard let role = Role(rawValue: token) else { return nil }
        return Bearer(
            token: ID(rawValue: 1),
            member: Member(person(), roles: [role]),
            language: .english,
            expires: Moment(milliseconds: Int64.max / 2)
        )
    }

    func ask(_ path: String, as cookie: String? = nil, headers: HTTPFields = [:]) async throws -> Answer {
        try await ask(.get, path, as: cookie, headers: headers)
    }

    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        as cookie: String? = nil,
        headers: HTTPFields = [:],
        body: String = ""
    ) async throws -> Answer {
        var head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "desk.example",
            path: path,
            headerFields: headers
        )
        let name = shell.settings.cookieNames.session
        if let cookie { head.headerFields.append(HTTPField(name: .cookie, value: "other=1; \(name)=\(cookie)")) }
        let request = Request(head: head, body: .init(buffer: ByteBuffer(string: body)))
        let response = try await shell.responder(for: table)
            .respond(to: request, context: .offline(id: "id-of-request"))
        return Answer(response: response, text: try await response.text)
    }

    /// Sends a form as a page of ours does.
    func send(_ path: String, as cookie: String? = nil, _ fields: String = "", token: String = Self.token) async throws
        -> Answer
    {
        try await ask(
            .post,
            path,
            as: cookie,
            headers: [.contentType: "application/x-www-form-urlencoded"],
            body: "_csrf=\(token)&\(fields)"
        )
    }
}

struct Answer {
    let response: Response
    let text: String

    var status: Int { response.status.code }
    func header(_ name: HTTPField.Name) -> String? { response.headers[name] }
    var cookies: [String] { response.headers[values: .setCookie] }
}

extension Response {
    fileprivate var text: String {
        get async throws {
            let collector = Collector()
            try await body.write(collector)
            return String(buffer: collector.bytes.value)
        }
    }
}

private struct Collector: ResponseBodyWriter {
    final class Bytes { var value = ByteBuffer() }
    let bytes = Bytes()

    func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        bytes.value.writeBuffer(&buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
