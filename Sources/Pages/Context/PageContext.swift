import Basics
import Hummingbird
import Logging
import NIOCore
import People

/// What is known while one request is answered: who asks, in which words, and what was sent.
package struct PageContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Whoever is signed in with a cookie.
    package internal(set) var session: Session?
    /// Whoever showed a token.
    package internal(set) var bearer: Bearer?
    /// For whom pages are written.
    package internal(set) var reader = Reader.blank
    /// What was sent as a form; empty when nothing was.
    package internal(set) var form = Form()
    /// The files that came with the form, by the names of their fields.
    package internal(set) var files: [String: UploadedFile] = [:]
    package internal(set) var query = Query()
    package internal(set) var now = Moment(milliseconds: 0)

    var cookies = RequestCookies()
    var bar: [BarPiece] = []
    var settings = ShellSettings()
    /// A script asks for a part of a page (`X-Fragment`).
    package internal(set) var wantsFragment = false
    /// The machine at the other end of the connection.
    private let peer: String
    /// Where the request comes from, for counting attempts.
    private var origin: NetworkPlace

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "local"
        origin = NetworkPlace(peer)
    }

    private init(logger: Logger) {
        coreContext = .init(source: LoggerSource(logger: logger))
        peer = "local"
        origin = NetworkPlace(peer)
    }

    /// Without a connection and without a log, for tests.
    package static func offline(id: String = "offline") -> PageContext {
        // The id of a request travels in its logger's metadata, which a handler that does nothing would lose.
        var logger = Logger(label: "offline") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        logger[metadataKey: "hb.request.id"] = .string(id)
        return PageContext(logger: logger)
    }

    /// The words for this reader.
    package var w: Wording { reader.w }

    /// Whoever acts.
    /// - Throws: `ShellRefusal.notSignedIn`, which becomes the way to the sign-in page. Behind `.signedIn` and `.needs` it never does.
    package var member: Member {
        get throws {
            guard let member = session?.member ?? bearer?.member else { throw ShellRefusal.notSignedIn }
            return member
        }
    }

    /// Where the request comes from, as it is counted: a network of IPv6 is one place.
    package var address: String { origin.description }

    /// A gap of the route's path, read as it should be.
    /// - Throws: `ShellRefusal.notFound` when it can't be one.
    package func path<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) throws
        -> Value
    {
        guard let raw = parameters[name[...]], let text = URLEncoded.decoded(raw.utf8, plusIsSpace: false),
            let value = Value(text)
        else { throw ShellRefusal.notFound }
        return value
    }

    mutating func begin(shell: Shell, route: Route, request: Request) {
        now = shell.time.now
        settings = shell.settings
        query = Query(request.uri.query)
        wantsFragment = request.headers[.fragment] != nil
        origin = settings.proxies.origin(of: peer, forwarded: request.headers[.forwardedFor])
    }
}

/// The least that a request context is made of.
private struct LoggerSource: RequestContextSource {
    let logger: Logger
}

/// What stands behind the question mark of an address.
package struct Query: Sendable {
    private let text: String?

    init(_ text: String? = nil) {
        self.text = text
    }

    /// Of an address with all that belongs to it.
    package init(of address: String) {
        self.init(address.firstIndex(of: "?").map { String(address[address.index(after: $0)...]) })
    }

    private var fields: [(name: String, value: String)] {
        guard let text, let fields = try? URLEncoded.fields(in: ByteBuffer(string: text)) else { return [] }
        return fields
    }

    package subscript(name: String) -> String? {
        guard text != nil else { return nil }
        return fields.first { $0.name == name }?.value
    }

    package func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    package func int(_ name: String) -> Int? { self[name].flatMap { Int($0) } }
}
