/// The mark by which a subject tells its case's number, `[#10482]`: for programs that answer without naming the letter they answer.
package enum SubjectToken {
    package static func text(_ number: Int) -> String { "[#\(number)]" }

    /// A subject with its case's token, once; before any other words, where programs that shorten subjects leave it.
    package static func marked(_ subject: String, with number: Int) -> String {
        numbers(in: subject).contains(number) ? subject : "\(text(number)) \(subject)"
    }

    /// The numbers of cases that a subject names, in their order, each once.
    package static func numbers(in subject: String) -> [Int] {
        guard subject.utf8.contains(UInt8(ascii: "#")) else { return [] }
        return subject.matches(of: #/\[\s?#\s?([0-9]{1,12})\s?\]/#).compactMap { Int($0.1) }.reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }
}
