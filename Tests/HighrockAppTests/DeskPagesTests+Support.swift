import Basics
import Desk
import Foundation
import HTTPTypes
import HighrockApp
import Hummingbird
import NIOCore
import Pages
import People
import Store
import TestSupport

/// A site with a manager signed in, and the steps that tests of the desk's pages have in common.
struct DeskTrial {
    let site: Site
    let anna: Visitor
    let boris: Visitor

    static func open(on engine: Dialect = .sqlite) async throws -> DeskTrial {
        let site = try await Site.open(on: engine)
        _ = try await site.person("anna", roles: [.manager])
        _ = try await site.person("boris", roles: [.manager])
        return DeskTrial(site: site, anna: try await site.signIn("anna"), boris: try await site.signIn("boris"))
    }

    var cast: Cast { site.cast }

    /// The page under a path.
    func page(_ path: String, as visitor: Visitor? = nil) async throws -> Shown {
        try await Shown(try await site.send(.get, path.percentEncodedLetters, by: visitor ?? anna))
    }

    /// What a form leads to.
    @discardableResult
    func post(_ path: String, _ form: [String: String] = [:], as visitor: Visitor? = nil) async throws -> Shown {
        try await Shown(try await site.send(.post, path, by: visitor ?? anna, form: form))
    }

    /// What a script asks for or sends: a piece of a page, a draft.
    func script(_ method: HTTPRequest.Method, _ path: String, _ text: String = "") async throws -> Shown {
        guard case .person(let cookie, let token) = anna, let name = HTTPField.Name("X-CSRF-Token"),
            let fragment = HTTPField.Name("X-Fragment")
        else { throw SiteFault.notSignedIn("anna") }
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1",
            path: path,
            headerFields: [
                .cookie: "highrock_session=\(cookie)", name: token, fragment: "1", .contentType: "text/plain",
            ]
        )
        let request = Request(head: head, body: .init(buffer: ByteBuffer(string: text)))
        return try await Shown(
            try await site.house.shell.responder(for: site.table).respond(to: request, context: .offline())
        )
    }

    func current(_ known: Case) async throws -> Case {
        let found = try await site.database.read { try $0.findCase(known.id, visibleTo: .program) }
        return found ?? known
    }

    /// What a form on the case's page carries to say which version it shows.
    func version(_ known: Case) async throws -> [String: String] {
        ["version": "\(try await current(known).version)"]
    }
}

/// An answer as a person sees it.
struct Shown {
    let status: Int
    let location: String
    let notice: String
    let html: String

    init(_ response: Response) async throws {
        status = response.status.code
        location = response.headers[.location] ?? ""
        notice = response.headers[values: .setCookie].first { $0.contains("highrock_notice") } ?? ""
        let collector = BodyCollector()
        try await response.body.write(collector)
        html = String(buffer: collector.bytes.value)
    }

    /// What is read on it, without the markup.
    var text: String {
        html.replacing(#/<script.*?<\/script>|<[^>]*>/#, with: " ")
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }

    /// Names of texts that no language has, shown in their place.
    var untranslated: [String] {
        let names =
            #/\b(?:call|calls|case|cases|client|clients|desk|history|stale|find|refusal|channel|delivery|point|place|frame|form|priority|language|task|tasks|js)\.[a-z][a-z0-9.-]+/#
        return text.matches(of: names).map { String($0.0) } + text.matches(of: #/\{\w+\}/#).map { String($0.0) }
    }

    /// What an undo button under the notice is sent to.
    func undo() throws -> String {
        let letter = notice.split(separator: "=")[1].split(separator: ".")[0]
        let bytes = stride(from: 0, to: letter.count, by: 2).compactMap { place in
            UInt8(letter.dropFirst(place).prefix(2), radix: 16)
        }
        struct Letter: Decodable { let undo: String? }
        return try JSONDecoder().decode(Letter.self, from: Data(bytes)).undo ?? ""
    }
}

extension String {
    /// As a browser writes an address.
    var percentEncodedLetters: String {
        utf8.map { byte in byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16) }.joined()
    }
}

struct BodyCollector: ResponseBodyWriter {
    final class Bytes { var value = ByteBuffer() }
    let bytes = Bytes()

    func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        bytes.value.writeBuffer(&buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
