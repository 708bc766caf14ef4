import Foundation

/// Python's `email` package, asked through a script of ours.
enum Python {
    /// - Returns: what the script printed, line by line, each a JSON value of the type.
    static func lines<Value: Decodable>(_ script: String, _ input: [String], as type: Value.Type) throws -> [Value] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", Samples.root.appending(path: "tests/support/\(script).py").path(percentEncoded: false),
        ]
        let (asked, told) = (Pipe(), Pipe())
        process.standardInput = asked
        process.standardOutput = told
        try process.run()
        DispatchQueue.global().async {
            try? asked.fileHandleForWriting.write(contentsOf: Data(input.map { $0 + "\n" }.joined().utf8))
            try? asked.fileHandleForWriting.close()
        }
        let output = try told.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try output.split(separator: 10).map { try JSONDecoder().decode(type, from: $0) }
    }
}
