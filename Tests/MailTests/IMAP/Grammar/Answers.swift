import Foundation

@testable import Mail

/// Answers read from bytes in memory, cut into pieces of any size.
enum Answers {
    /// Every answer in words, and the fault that ended it, if it did not end with the bytes.
    static func read(_ bytes: [UInt8], inPieces size: () -> Int = { 65_536 }) -> (answers: [String], fault: MailFault?)
    {
        var rest = bytes[...]
        return withoutActuallyEscaping(size) { size in
            var reader = ResponseReader(
                ByteStream { buffer throws(MailFault) in
                    guard !rest.isEmpty else { throw .closed }
                    let count = min(size(), rest.count, buffer.count)
                    buffer.replaceSubrange(0..<count, with: rest.prefix(count))
                    rest = rest.dropFirst(count)
                    return count
                }
            )
            var answers: [String] = []
            do throws(MailFault) {
                while true { answers.append(describe(try reader.next(Kept()))) }
            } catch {
                return (answers, error == .closed ? nil : error)
            }
        }
    }

    static func read(_ text: String) -> (answers: [String], fault: MailFault?) {
        read(Array(text.utf8))
    }

    /// The same words for the same answer: a set has no order of its own.
    private static func describe(_ response: Response) -> String {
        switch response {
        case .data(.letter(var items)):
            let flags = items.flags?.map(\.text).sorted()
            items.flags = nil
            return "\(items) \(String(describing: flags))"
        case .data(.capabilities(let names)): return "\(names.sorted())"
        case .said(let status), .completed(_, let status):
            guard case .capabilities(let names) = status.code else { return "\(response)" }
            return "\(status.condition) \(names.sorted()) \(status.text)"
        default: return "\(response)"
        }
    }

    private final class Kept: BodyTaker {
        private var bytes: [UInt8] = []

        func begin(_ size: Int64) throws(MailFault) {
            guard size < 1_000_000 else { throw .tooLarge(limit: 1_000_000) }
            bytes = []
        }

        func take(_ piece: ArraySlice<UInt8>) throws(MailFault) { bytes += piece }
        func end() throws(MailFault) -> RawLetter { .bytes(bytes) }
    }
}
