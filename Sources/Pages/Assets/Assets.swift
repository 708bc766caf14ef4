import Basics
import Crypto
import Foundation
import NIOCore

/// Style sheets, scripts and pictures, read once at the start and served from memory. Their address has a hash of all of them in
/// it, so a browser may keep them for ever and gets new ones with a new program.
package final class Assets: Sendable {
    package let version: String
    private let files: [String: Asset]

    init(_ contents: [String: Data]) {
        files = Dictionary(uniqueKeysWithValues: contents.map { ($0.key, Asset(name: $0.key, data: $0.value)) })
        var hash = SHA256()
        for (name, data) in contents.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data(name.utf8))
            hash.update(data: data)
        }
        version = hash.finalize().prefix(6).hexText
    }

    /// Reads `Static` and adds what is made of several files: one style sheet, and the texts that scripts say.
    package static func load(_ translations: Translations) throws -> Assets {
        var contents = try read(try Resources.place("Static"))
        if let bundle = Resources.chartBundle { contents[charts] = try Data(contentsOf: bundle) }
        contents["highrock.css"] = Data(sheets.compactMap { contents["css/\($0).css"] }.joined())
        for language in Language.allCases {
            contents["words.\(language.rawValue).js"] = try ScriptWords.module(of: translations[language])
        }
        return Assets(contents)
    }

    /// The programs that draw charts, where the set-up has fetched them.
    static let charts = "charts/vega.js"

    /// The sheets in the order in which they rule: what is plain, the parts that pages are made of, the pages, paper.
    package static let sheets = [
        "tokens", "base", "layout", "bar",
        "parts/buttons", "parts/fields", "parts/filters", "parts/marks", "parts/panels", "parts/lists", "parts/tables",
        "parts/timeline", "parts/charts", "parts/recordings", "parts/tabs", "parts/menus", "parts/dialogs",
        "parts/notices",
        "desk/panes", "desk/case", "desk/letter", "desk/composer", "desk/escalations", "desk/writing", "desk/client",
        "desk/stale", "desk/presence",
        "desk/compare", "desk/tasks", "desk/bulk", "desk/overview", "desk/board", "desk/claim", "desk/guide",
        "calls/panel", "calls/lists",
        "house/door",
        "calls/softphone", "house/door",
        "house/staff", "house/journal",
        "portal", "chat", "print",
    ]

    /// The address of a file.
    package func path(_ name: String) -> String { "/static/\(version)/\(name)" }

    subscript(name: String) -> Asset? { files[name] }

    private static func read(_ folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return try names.reduce(into: [:]) { contents, name in
            let file = folder.appending(path: name, directoryHint: .checkFileSystem)
            guard !file.hasDirectoryPath, !name.hasPrefix(".") else { return }
            contents[name] = try Data(contentsOf: file)
        }
    }
}

/// One file that the browser may ask for.
struct Asset: Sendable {
    let bytes: ByteBuffer
    let type: String
    let tag: String

    init(name: String, data: Data) {
        bytes = ByteBuffer(bytes: data)
        tag = "\"" + SHA256.hash(data: data).prefix(8).hexText + "\""
        type = Self.types[String(name.split(separator: ".").last ?? "")] ?? "application/octet-stream"
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "webmanifest": "application/manifest+json", "json": "application/json",
        "ico": "image/x-icon",
        "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
    ]
}
