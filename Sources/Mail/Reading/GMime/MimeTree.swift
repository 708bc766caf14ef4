import CMime
import Formats
import Foundation

/// A letter that GMime has taken apart. It belongs to the thread that opened it.
final class MimeTree {
    private let letter: OpaquePointer
    /// What bare 8-bit characters in its heads are written in, when it isn't UTF-8.
    private let charset: Charset?

    /// - Parameter descriptor: an open file; the tree closes it.
    init(reading descriptor: Int32, from start: Int, charset: String?) throws(ReadingFault) {
        guard let letter = mime_letter_open(descriptor, Int64(start), charset) else { throw .noLetter }
        self.letter = letter
        self.charset = charset.map(Charset.init)
    }

    init(_ bytes: ArraySlice<UInt8>, charset: String?) throws(ReadingFault) {
        let letter = bytes.withUnsafeBufferPointer { mime_letter_read($0.baseAddress, $0.count, charset) }
        guard let letter else { throw .noLetter }
        self.letter = letter
        self.charset = charset.map(Charset.init)
    }

    deinit {
        mime_letter_close(letter)
    }

    var head: MimeNode? { mime_letter_head(letter).map { MimeNode($0, of: self) } }
    var body: MimeNode? { mime_letter_body(letter).map { MimeNode($0, of: self) } }

    /// What GMime did not like about it.
    var defects: Set<Defect> {
        let warnings = mime_letter_warnings(letter)
        var found: Set<Defect> = []
        if warnings & (mime_malformed.rawValue | mime_no_boundary.rawValue | mime_too_deep.rawValue) != 0 {
            found.insert(.malformed)
        }
        if body?.isCutShort == true { found.insert(.truncated) }
        return found
    }

    /// A header's text, its encoded words decoded and its folds undone.
    func decoded(_ raw: UnsafePointer<CChar>) -> String {
        EncodedWords.decoded(bytes(of: raw), bare: charset)
    }

    /// The addresses in a header.
    func correspondents(in raw: UnsafePointer<CChar>) -> [Correspondent] {
        let collected = Collected()
        mime_each_address(
            letter,
            EncodedWords.joined(bytes(of: raw), bare: charset),
            { context, name, address in
                guard let context else { return }
                let name = name.map { String(cString: $0) } ?? ""
                let address = address.map { String(cString: $0) } ?? ""
                Unmanaged<Collected>.fromOpaque(context).takeUnretainedValue()
                    .people.append(Correspondent(name: name, address: address))
            },
            Unmanaged.passUnretained(collected).toOpaque()
        )
        return collected.people
    }

    private func bytes(of raw: UnsafePointer<CChar>) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: raw, count: strlen(raw)))
    }

    private final class Collected {
        var people: [Correspondent] = []
    }
}
