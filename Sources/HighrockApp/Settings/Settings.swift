import Basics
import Configuration
import Foundation
import Pages
import SystemPackage
import Telephony

/// What can be set, each with a default that works on a laptop. Read from `HIGHROCK_*` variables first, then from
/// `highrock.yaml` in the data folder.
package struct Settings: Sendable {
    /// Where Highrock keeps its files: the database (unless `databaseURL` is set), the secret key, reports of imports.
    package var dataFolder: URL
    /// `postgres://…`, or nil for SQLite inside the data folder. (`HIGHROCK_DATABASE`, `database`)
    package var databaseURL: String?
    /// Connections to PostgreSQL. (`HIGHROCK_DATABASE_CONNECTIONS`, `database.connections`)
    package var databaseConnections: Int
    /// The address to listen on. (`HIGHROCK_HOST`, `host`)
    package var host: String
    package var port: Int
    /// How people reach Highrock from outside; links in letters are made from it. (`HIGHROCK_PUBLIC_URL`, `public.url`)
    package var publicURL: URL?
    /// The proxies in front that are believed about who asks, as addresses or blocks of them; one on this machine when there
    /// is a public URL. (`HIGHROCK_TRUSTED_PROXIES`, `trusted.proxies`)
    package var proxies: TrustedProxies
    /// Many nodes share one key: a file of 32 bytes. (`HIGHROCK_SECRET_FILE`, `secret.file`; default `secret.key` in the data folder)
    package var secretFile: URL
    /// `trace`, `debug`, `info`, `notice`, `warning`, `error`. (`HIGHROCK_LOG_LEVEL`, `log.level`)
    package var logLevel: String
    /// How often one address may write through the public form and the open API, per minute.
    /// (`HIGHROCK_PUBLIC_RATE`, `public.rate`)
    package var publicRate: Int
    /// A file of certificates (PEM) that mail servers are believed by, instead of the system's.
    /// (`HIGHROCK_MAIL_AUTHORITY`, `mail.authority`)
    package var mailAuthority: URL?
    /// WeasyPrint, which makes PDF of letters; looked for on the PATH when nil. (`HIGHROCK_WEASYPRINT`, `weasyprint`)
    package var weasyprint: URL?
    /// The telephone exchange; nil where there is none. (`HIGHROCK_ARI_URL`, `ari.url`, as `http://127.0.0.1:8088/ari`; with
    /// `ari.user`, `ari.password` and, where the dialplan names another than `highrock`, `ari.application`)
    package var exchange: ExchangePlace?
    /// The line of the exchange to the outside. (`HIGHROCK_ARI_TRUNK`, `ari.trunk`)
    package var trunk: String
    /// The folder in which the exchange finds the phones of our people, written by us; nil where they are set up by hand.
    /// (`HIGHROCK_ARI_SHEETS`, `ari.sheets`)
    package var phoneSheets: URL?
    /// What the exchange's plain queue writes of the calls that it serves while nobody listens. (`HIGHROCK_ARI_QUEUE_LOG`, `ari.queue.log`)
    package var queueLog: URL?
    /// What the exchange writes of when each call began and ended, as `docs/telephone.md` has it. (`HIGHROCK_ARI_CDR`, `ari.cdr`)
    package var callDetails: URL?
    /// Where phones find the exchange, as `exchange.example:5060`; nil where there is none.
    /// (`HIGHROCK_SIP_SERVER`, `sip.server`; default: the host of `ari.url` at port 5060)
    package var phoneServer: String?

    /// - Throws: `SettingsRefusal` when the file can't be read or a value can't be right.
    package static func load(dataFolder path: String, port: Int? = nil) async throws -> Settings {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        try DataFolder.checkPath(folder)
        let file = folder.appendingPathComponent("highrock.yaml").path
        let reader: ConfigReader
        do {
            reader = ConfigReader(providers: [
                EnvironmentVariablesProvider().prefixKeys(with: "highrock"),
                try await FileProvider<YAMLSnapshot>(filePath: FilePath(file), allowMissing: true),
            ])
        } catch {
            throw SettingsRefusal.unreadable(file: file, why: "\(error)")
        }
        return try Settings(from: reader, dataFolder: folder, port: port)
    }

    private init(from reader: ConfigReader, dataFolder: URL, port: Int?) throws {
        self.dataFolder = dataFolder
        databaseURL = reader.string(forKey: "database")
        databaseConnections = reader.int(forKey: "database.connections", default: 8)
        host = reader.string(forKey: "host", default: "127.0.0.1")
        self.port = port ?? reader.int(forKey: "port", default: 8080)
        secretFile =
            reader.string(forKey: "secret.file").map { URL(fileURLWithPath: $0) }
            ?? dataFolder.appendingPathComponent("secret.key")
        logLevel = reader.string(forKey: "log.level", default: "info")
        publicRate = reader.int(forKey: "public.rate", default: 30)
        mailAuthority = reader.string(forKey: "mail.authority").map { URL(fileURLWithPath: $0) }
        weasyprint = reader.string(forKey: "weasyprint").map { URL(fileURLWithPath: $0) }
        exchange = try reader.string(forKey: "ari.url").map { try Self.exchange(at: $0, reader) }
        trunk = reader.string(forKey: "ari.trunk", default: "trunk")
        phoneSheets = reader.string(forKey: "ari.sheets").map { URL(fileURLWithPath: $0, isDirectory: true) }
        queueLog = reader.string(forKey: "ari.queue.log").map { URL(fileURLWithPath: $0) }
        callDetails = reader.string(forKey: "ari.cdr").map { URL(fileURLWithPath: $0) }
        phoneServer = reader.string(forKey: "sip.server") ?? exchange.map { "\($0.host):5060" }
        publicURL = try reader.string(forKey: "public.url").map(Self.publicURL)
        proxies =
            try reader.string(forKey: "trusted.proxies").map(Self.proxies) ?? (publicURL == nil ? .none : .local)
        guard (1...65_535).contains(self.port) else { throw SettingsRefusal.wrong(name: "port", value: "\(self.port)") }
        guard (1...200).contains(databaseConnections) else {
            throw SettingsRefusal.wrong(name: "database.connections", value: "\(databaseConnections)")
        }
        guard publicRate > 0 else { throw SettingsRefusal.wrong(name: "public.rate", value: "\(publicRate)") }
    }

    /// Pages are at the root of a host, so there is no path to it.
    private static func publicURL(_ text: String) throws -> URL {
        guard let url = URL(string: text.hasSuffix("/") ? String(text.dropLast()) : text), let scheme = url.scheme,
            ["http", "https"].contains(scheme), url.host() != nil, url.path().isEmpty, url.query() == nil
        else { throw SettingsRefusal.wrong(name: "public.url", value: text) }
        return url
    }

    private static func exchange(at address: String, _ reader: ConfigReader) throws -> ExchangePlace {
        let place = ExchangePlace(
            address: address,
            user: reader.string(forKey: "ari.user", default: "highrock"),
            password: reader.string(forKey: "ari.password", isSecret: true, default: ""),
            application: reader.string(forKey: "ari.application", default: "highrock")
        )
        guard let place else { throw SettingsRefusal.wrong(name: "ari.url", value: address) }
        return place
    }

    private static func proxies(_ text: String) throws -> TrustedProxies {
        TrustedProxies(
            try text.split(separator: ",").map { part in
                let text = String(part).trimmed
                guard let block = NetworkBlock(text) else {
                    throw SettingsRefusal.wrong(name: "trusted.proxies", value: text)
                }
                return block
            }
        )
    }

    /// Where the browser finds this node.
    package var address: String {
        publicURL?.absoluteString ?? "http://\(host):\(port)"
    }

    /// Where letters too large for memory lie for a moment.
    package var spoolFolder: URL { dataFolder.appendingPathComponent("spool", isDirectory: true) }

    package var databaseFile: URL { dataFolder.appendingPathComponent("highrock.sqlite") }
}

/// A setting that can't be right.
package enum SettingsRefusal: Refusal, Equatable {
    case unreadable(file: String, why: String)
    case wrong(name: String, value: String)
    case folder(path: String, FolderTrouble)
    case secret(path: String, why: String)

    package var standing: Standing { .invalid }

    package var reason: TextKey {
        switch self {
        case .unreadable: "refusal.settings.unreadable"
        case .wrong: "refusal.settings.wrong"
        case .folder(_, let trouble): TextKey("refusal.settings.folder.\(trouble.rawValue)")
        case .secret: "refusal.settings.secret"
        }
    }

    package var details: [String: String] {
        switch self {
        case .unreadable(let file, let why): ["file": file, "why": why]
        case .wrong(let name, let value): ["name": name, "value": value]
        case .folder(let path, _): ["path": path]
        case .secret(let path, let why): ["path": path, "why": why]
        }
    }
}
