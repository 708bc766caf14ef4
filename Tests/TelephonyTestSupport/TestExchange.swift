import Foundation
import Telephony

/// The exchange that `scripts/exchange` started; its JSON is in `HIGHROCK_TEST_EXCHANGE`.
package struct TestExchange: Decodable {
    package let ari: String
    package let user: String
    package let password: String
    package let application: String
    package let sip: Int
    /// From where the outside calls, and where calls out go.
    package let outside: String
    package let outsidePort: Int
    /// Where phones 201 and on are.
    package let phonesAddress: String
    package let phonesPort: Int
    package let recordings: String
    /// The file with its process's number.
    package let process: String

    package static let running = ProcessInfo.processInfo.environment["HIGHROCK_TEST_EXCHANGE"].flatMap {
        try? JSONDecoder().decode(TestExchange.self, from: Data($0.utf8))
    }

    package static var isRunning: Bool { running != nil }

    /// A test that needs it is not run without it.
    package static var ours: TestExchange {
        get throws {
            guard let running else { throw CocoaError(.featureUnsupported) }
            return running
        }
    }

    package var place: ExchangePlace {
        get throws {
            guard let place = ExchangePlace(address: ari, user: user, password: password, application: application)
            else {
                throw CocoaError(.featureUnsupported)
            }
            return place
        }
    }

    /// What was recorded.
    package func sound(of recording: RecordingName) throws -> Data {
        try Data(contentsOf: URL(filePath: recordings).appending(path: "\(recording).wav"))
    }

    /// Ends it without a word, as a power cut would.
    package func kill() throws {
        let number = try String(contentsOfFile: process, encoding: .utf8).trimmingCharacters(
            in: .whitespacesAndNewlines
        )
        guard let id = pid_t(number) else { throw CocoaError(.fileReadCorruptFile) }
        Foundation.kill(id, SIGKILL)
    }

    /// Starts it again where it was.
    package func start() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let folder = URL(filePath: process).deletingLastPathComponent().deletingLastPathComponent()
        let script = try Program(root.appending(path: "scripts/exchange").path, ["start", folder.path])
        guard await script.end == 0 else { throw CocoaError(.executableLoad) }
    }
}

/// A program of its own.
package final class Program: Sendable {
    private let ending: Task<Int32, Never>
    private let id: pid_t

    package init(_ path: String, _ arguments: [String], in folder: URL? = nil) throws {
        let process = Process()
        process.currentDirectoryURL = folder
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let (ends, told) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { ended in
            told.yield(ended.terminationStatus)
            told.finish()
        }
        try process.run()
        id = process.processIdentifier
        ending = Task {
            for await status in ends { return status }; return -1
        }
    }

    /// Its status, once it has ended.
    package var end: Int32 {
        get async { await ending.value }
    }

    package func stop() {
        kill(id, SIGKILL)
    }
}
