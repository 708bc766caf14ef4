import Foundation

/// Files that travel with the program. `Bundle.module` ends the process when its folder is missing, so this looks by itself:
/// beside the executable, then in the sources that it was built from.
package enum Resources {
    /// - Parameters:
    ///   - name: a folder or file as it is named in `Package.swift`.
    ///   - room: the target that owns it.
    package static func place(_ name: String, of room: String = "Pages") throws -> URL {
        let candidates = [
            executable.deletingLastPathComponent().appending(path: "highrock_\(room).resources/\(name)"),
            sources.appending(path: "\(room)/\(name)"),
        ]
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            throw ResourceFault.missing(name, searched: candidates.map(\.path))
        }
        return found
    }

    package static func text(_ name: String, of room: String = "Pages") throws -> String {
        try String(contentsOf: try place(name, of: room), encoding: .utf8)
    }

    /// What `scripts/chart-bundle` has made: beside the program, or in the folder that it was built in.
    static var chartBundle: URL? {
        let places = [
            executable.deletingLastPathComponent().appending(path: "charts/vega.js"),
            sources.deletingLastPathComponent().appending(path: ".build/charts/vega.js"),
        ]
        return places.first { FileManager.default.fileExists(atPath: $0.path) }
    }

    private static let executable: URL = {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: link ?? CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    }()

    private static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

package enum ResourceFault: Error, CustomStringConvertible {
    case missing(String, searched: [String])

    package var description: String {
        switch self {
        case .missing(let name, let searched):
            """
            the program's own files «\(name)» are missing; keep the folders highrock_*.resources beside the program. \
            Looked at: \(searched.joined(separator: ", "))
            """
        }
    }
}
