import Basics
import Foundation
import HTML
import NIOCore

/// Makes PDF of pages with WeasyPrint, a program of its own: what goes wrong in it ends it and not us.
package struct PDFPress: Sendable {
    private let program: URL?
    private let patience: TimeInterval
    /// Each page is waited for by a thread that may wait.
    private static let threads = BlockingPool(label: "highrock.printing")

    /// - Parameters:
    ///   - program: where it is; looked for on the PATH when nil.
    ///   - patience: seconds after which it is ended.
    package init(program: URL? = nil, patience: TimeInterval = 30) {
        self.program = [program ?? Self.find("weasyprint")].compactMap(\.self)
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        self.patience = patience
    }

    /// Whether anything can be printed.
    package var isThere: Bool { program != nil }

    /// - Throws: `PrintingRefusal`.
    package func pdf(of page: some HTML) async throws -> [UInt8] {
        guard let program else { throw PrintingRefusal.notThere }
        let text = page.bytes
        let patience = patience
        return try await Self.threads.run {
            try Sheet(program: program, patience: patience).print(Data(text.readableBytesView))
        }
    }

    private static func find(_ name: String) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

/// One run of the program.
private struct Sheet {
    let program: URL
    let patience: TimeInterval

    func print(_ page: Data) throws -> [UInt8] {
        let process = Process()
        process.executableURL = program
        // It is to fetch nothing, wherever a page may point.
        process.arguments = ["-q", "-e", "utf-8", "--allowed-protocols", "data", "-", "-"]
        let (input, output, complaints) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = complaints
        do { try process.run() } catch { throw PrintingRefusal.failed("\(error.localizedDescription)") }
        let end = DispatchWorkItem { [process] in
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: end)
        defer { end.cancel() }
        // A program that ends early closes its end; that it has failed is seen below.
        try? input.fileHandleForWriting.write(contentsOf: page)
        try? input.fileHandleForWriting.close()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0,
            printed.starts(with: Data("%PDF".utf8))
        else {
            let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
            throw PrintingRefusal.failed(lines.last.map(String.init) ?? "\(process.terminationStatus)")
        }
        return Array(printed)
    }
}

/// Why there is no PDF.
package enum PrintingRefusal: Refusal, Equatable {
    /// WeasyPrint is not installed.
    case notThere
    /// It ended with these last words.
    case failed(String)

    package var standing: Standing { .unavailable }

    package var reason: TextKey {
        switch self {
        case .notThere: "refusal.printing.not-there"
        case .failed: "refusal.printing.failed"
        }
    }

    package var details: [String: String] {
        if case .failed(let why) = self { ["why": why] } else { [:] }
    }
}
