import Foundation

/// Results go to standard output, everything else to standard error.
enum Console {
    static func say(_ text: String) {
        write(text + "\n", to: .standardOutput)
    }

    static func complain(_ text: String) {
        write("highrock: \(text)\n", to: .standardError)
    }

    /// A line that is written over by the next one on a terminal and left out elsewhere.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        write("\r\u{1B}[K\(text)", to: .standardError)
    }

    static func endProgress() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        write("\r\u{1B}[K", to: .standardError)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that has gone away (a closed pipe) is no reason to fail.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
