import Foundation

/// How much memory this process has had at most.
package enum Memory {
    /// Forgets the peak so far, where the system allows it.
    package static func forgetPeak() throws {
        try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    }

    /// Resident, in bytes, since the process began or the peak was forgotten.
    package static var peak: Int { get throws { try field("VmHWM") } }
    package static var now: Int { get throws { try field("VmRSS") } }

    private static func field(_ name: String) throws -> Int {
        let status = try String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        let kilobytes = line?.split { !$0.isNumber }.first.flatMap { Int($0) }
        guard let kilobytes else { throw CocoaError(.fileReadCorruptFile) }
        return kilobytes * 1024
    }
}
