import Basics
import Desk
import Foundation
import HTTPTypes
import HighrockApp
import Hummingbird
import Logging
import NIOCore
import Pages
import People
import Store
import TestSupport

/// The whole house without a socket: real routes, real rights, a real database.
struct Site {
    let database: Database
    let cast: Cast
    let house: House
    let table: RouteTable
    private let ask: @Sendable (Request) async throws -> Response
    private let hasher: PasswordHasher

    static let key = [UInt8](repeating: 7, count: 32)
    static let password = "correct horse battery"

    static func open(on engine: Dialect = .sqlite) async throws -> Site {
        try await Site(try await TestDatabase.fresh(on: engine, time: SystemTime()))
    }

    private init(_ database: Database) async throws {
        self.database = database
        cast = try await Cast.settle(in: database)
        try await database.write { try $0.makeFindable() }
        hasher = try PasswordHasher(cost: .cheap)
        let readiness = Readiness()
        readiness.open()
        house = try House(
            database: database,
            settings: try await Settings.load(dataFolder: FileManager.default.temporaryDirectory.path),
            key: Self.key,
            hasher: hasher,
            readiness: readiness,
            logger: Logger(label: "site") { _ in SwiftLogNoOpLogHandler() }
        )
        table = house.routes()
        let responder = house.shell.responder(for: table)
        ask = { try await responder.respond(to: $0, context: .offline()) }
    }

    /// Adds a person who can sign in.
    func person(_ login: String, roles: Set<Role>) async throws -> Person {
        let hash = try await hasher.hash(Self.password)
        return try await database.write { tx in
            let name = PersonName(family: "Проверкин", given: login)
            let new = NewPerson(login: login, name: name, roles: roles, line: .first)
            let added = try Staff(tx, .program).add(new).person
            try Staff(tx, .program).admit(added.id, password: hash)
            return added
        }
    }

    /// Signs somebody in, as the form does.
    func signIn(_ login: String) async throws -> Visitor {
        let signIn = SignIn(database: database, box: try SecretBox(key: Self.key), hasher: hasher)
        let outcome = try await signIn.begin(login: login, password: Self.password, from: "127.0.0.1", agent: "test")
        guard case .session(let new) = outcome, let session = try await house.sessions.find(cookie: new.cookie.text)
        else { throw SiteFault.notSignedIn(login) }
        return .person(cookie: new.cookie.text, formToken: session.csrf)
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        by visitor: Visitor = .nobody,
        form: [String: String] = [:],
        json: String? = nil,
        saying more: [HTTPField] = []
    ) async throws -> Response {
        var headers: HTTPFields = [.acceptLanguage: "ru"]
        for field in more { headers.append(field) }
        var body = ""
        switch visitor {
        case .nobody: break
        case .person(let cookie, _): headers[.cookie] = "highrock_session=\(cookie)"
        case .program(let bearer): headers[.authorization] = "Bearer \(bearer)"
        }
        if let json {
            headers[.contentType] = "application/json"
            body = json
        } else if method != .get {
            headers[.contentType] = "application/x-www-form-urlencoded"
            body = Self.urlEncoded(form.merging(["_csrf": visitor.formToken]) { own, _ in own })
        }
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1",
            path: path,
            headerFields: headers
        )
        return try await ask(Request(head: head, body: .init(buffer: ByteBuffer(string: body))))
    }

    private static func urlEncoded(_ form: [String: String]) -> String {
        let plain = CharacterSet.alphanumerics
        return form.map { name, value in
            [name, value].map { $0.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }.joined(separator: "=")
        }
        .joined(separator: "&")
    }
}

/// Who asks.
enum Visitor {
    case nobody
    case person(cookie: String, formToken: String)
    case program(bearer: String)

    var formToken: String {
        if case .person(_, let token) = self { token } else { "" }
    }
}

enum SiteFault: Error {
    case notSignedIn(String)
}
